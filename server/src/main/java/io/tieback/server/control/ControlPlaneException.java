package io.tieback.server.control;

/** The control plane's file cannot be read or written. */
public final class ControlPlaneException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With what the database said. */
    public ControlPlaneException(String message, Throwable cause) {
        super(message, cause);
    }
}
