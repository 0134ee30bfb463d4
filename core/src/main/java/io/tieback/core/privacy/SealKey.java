package io.tieback.core.privacy;

/** A secret that seals, with the id by which sealed bytes name it. */
public final class SealKey {
    /** Length of a secret. */
    public static final int SECRET_BYTES = 32;

    private final long id;
    private final byte[] secret;

    /**
     * Copies the secret.
     *
     * @param id any number that names no other key of the same store
     * @throws IllegalArgumentException if the secret has not {@value #SECRET_BYTES} bytes
     */
    public SealKey(long id, byte[] secret) {
        if (secret.length != SECRET_BYTES) {
            throw new IllegalArgumentException("a secret of " + secret.length + " bytes; must be " + SECRET_BYTES);
        }
        this.id = id;
        this.secret = secret.clone();
    }

    /** The id. */
    public long id() {
        return id;
    }

    /** A copy of the secret. */
    public byte[] secret() {
        return secret.clone();
    }

    /** The id; never the secret. */
    @Override
    public String toString() {
        return "SealKey[" + id + "]";
    }
}
