package io.tieback.embedded;

/**
 * The disk did not do what was asked. Nothing is acknowledged from then on until a restart; whether the rows of this
 * request are stored is not known before. Reading goes on where it can.
 */
public final class StorageFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With what the store said. */
    public StorageFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
