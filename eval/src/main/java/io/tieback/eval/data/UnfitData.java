package io.tieback.eval.data;

/** The data given to a yardstick cannot be used as they are; the message says why, the mend what to do. */
public final class UnfitData extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String mend;

    /**
     * Data that cannot be used.
     *
     * @param message why, without a full stop
     * @param mend what to do about it, one sentence
     */
    public UnfitData(String message, String mend) {
        super(message);
        this.mend = mend;
    }

    /** What to do about it. */
    public String mend() {
        return mend;
    }
}
