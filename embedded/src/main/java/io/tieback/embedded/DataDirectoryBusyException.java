package io.tieback.embedded;

/** Another process, or another runtime of this one, has the data directory open. */
public final class DataDirectoryBusyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With what is wrong and what to do. */
    public DataDirectoryBusyException(String message) {
        super(message);
    }
}
