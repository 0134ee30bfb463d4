package io.tieback.core.admit;

/** A consent policy cannot be used. */
public final class ConsentPolicyException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int line;
    private final String mend;

    /**
     * What is wrong and where.
     *
     * @param line number of the line, the first is 1
     * @param message what is wrong, without a full stop
     * @param mend what to do about it, one sentence
     */
    ConsentPolicyException(int line, String message, String mend) {
        super(message);
        this.line = line;
        this.mend = mend;
    }

    /** Number of the line, the first is 1. */
    public int line() {
        return line;
    }

    /** What to do about it, one sentence. */
    public String mend() {
        return mend;
    }
}
