package io.tieback.embedded;

/** The data directory was made by a version or with settings that do not fit this runtime. Nothing was changed. */
public final class DataFormatException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With what is wrong and what to do. */
    public DataFormatException(String message) {
        super(message);
    }
}
