package io.tieback.embedded;

import java.time.Duration;

/** Too much is waiting; nothing of the request was stored. */
public final class OverloadedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    /** @param retryAfter when to try again, 1 to 60 s */
    public OverloadedException(Duration retryAfter) {
        super("too much is waiting; try again in " + retryAfter.toSeconds() + " s");
        this.retryAfter = retryAfter;
    }

    /** When to try again, 1 to 60 s. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
