package io.tieback.engine.codec;

/** Bytes that are not what they should be: damage, or a format that this version does not know. */
public final class CorruptBytesException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With what was wrong; never with the bytes. */
    public CorruptBytesException(String message) {
        super(message);
    }

    /** With what was wrong and why; never with the bytes. */
    public CorruptBytesException(String message, Throwable cause) {
        super(message, cause);
    }
}
