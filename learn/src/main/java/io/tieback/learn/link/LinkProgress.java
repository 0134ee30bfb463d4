package io.tieback.learn.link;

/** Hears how far a job is. Calls may come from any thread, {@link #phase} from one. */
public interface LinkProgress {

    /** A phase begins. */
    void phase(String name);

    /**
     * Pairs were scored.
     *
     * @param done how many so far
     * @param atMost how many there may be in all
     */
    void pairs(long done, long atMost);

    /** Something about the data that their owner should know, in one sentence. */
    default void warning(String text) {}

    /** Hears nothing. */
    static LinkProgress silent() {
        return new LinkProgress() {
            @Override
            public void phase(String name) {}

            @Override
            public void pairs(long done, long atMost) {}
        };
    }
}
