package io.tieback.embedded;

/** A release cannot be put in service; the message says why, to people. Nothing was changed. */
public final class ReleaseRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ReleaseRefusedException(String why) {
        super(why);
    }
}
