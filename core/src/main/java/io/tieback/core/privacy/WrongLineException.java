package io.tieback.core.privacy;

/** A line of a file that an operator wrote cannot be used: which, what is wrong there, and how to mend it. */
public final class WrongLineException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final String mend;

    /**
     * @param line number of the line, the first is 1
     * @param message what is wrong, without a full stop
     * @param mend what to do about it, one sentence
     */
    public WrongLineException(int line, String message, String mend) {
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
