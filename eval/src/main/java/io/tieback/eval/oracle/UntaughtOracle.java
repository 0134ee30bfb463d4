package io.tieback.eval.oracle;

/** No oracle could be taught; the message says why. */
public final class UntaughtOracle extends Exception {
    private static final long serialVersionUID = 1;

    UntaughtOracle(String why) {
        super(why);
    }

    /** Why. */
    public String why() {
        return String.valueOf(getMessage());
    }
}
