package io.tieback.eval.oracle;

/** No oracle could be taught; the message says why. */
public final class UntaughtOracle extends Exception {
    private static final long serialVersionUID = 1;

    private UntaughtOracle(String why) {
        super(why);
    }

    /** No oracle, and why, as part of a sentence. */
    public static UntaughtOracle because(String why) {
        return new UntaughtOracle(why);
    }

    /** The trainer is missing. */
    static UntaughtOracle untrainable() {
        return because("LightGBM cannot be loaded on this machine (it needs libgomp)");
    }

    /** Why. */
    public String why() {
        return String.valueOf(getMessage());
    }
}
