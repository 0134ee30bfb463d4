package io.tieback.core.privacy;

/** Sealed bytes that the key does not open: altered, moved to another place, or sealed by another key. */
public final class BrokenSealException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With what was wrong; never with the bytes. */
    public BrokenSealException(String message) {
        super(message);
    }
}
