package io.tieback.core.privacy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A tenant's secret under which hashed identifiers are keyed, so that a table of hashes of all phone numbers leads
 * nowhere. A key is the first 16 bytes of HMAC-SHA-256 over kind, scope and the SHA-256 of the normalised identifier:
 * whoever holds only that SHA-256, as partners do, still reaches the same key through us.
 *
 * <p>Safe for use by many threads. It never shows its secret.
 */
public final class Pepper {
    /** The least number of bytes of a secret. */
    public static final int SECRET_BYTES = 32;

    private static final String ALGORITHM = "HmacSHA256";
    private static final int DIGEST_BYTES = 32;

    private final int id;
    private final Mac prototype;

    /**
     * A pepper.
     *
     * @param id kept beside each key, 1 to 255
     * @param secret random bytes, at least {@link #SECRET_BYTES}; copied
     * @throws IllegalArgumentException if the id is out of range or the secret too short
     */
    public Pepper(int id, byte[] secret) {
        if (id < 1 || id > 255) {
            throw new IllegalArgumentException("pepper id must be 1 to 255");
        }
        if (secret.length < SECRET_BYTES) {
            throw new IllegalArgumentException("a pepper has at least " + SECRET_BYTES + " bytes");
        }
        this.id = id;
        this.prototype = keyed(secret);
    }

    /** Which pepper this is. */
    public int id() {
        return id;
    }

    /**
     * Keys a hashed identifier.
     *
     * @param kind what was hashed
     * @param scope within which the identifier means anything, such as an advertiser's id; empty for the whole tenant
     * @param sha256 of the normalised identifier, 32 bytes
     * @throws IllegalArgumentException if the digest has another length
     */
    public MatchKey key(MatchKey.Kind kind, String scope, byte[] sha256) {
        if (sha256.length != DIGEST_BYTES) {
            throw new IllegalArgumentException("a SHA-256 has " + DIGEST_BYTES + " bytes");
        }
        byte[] scopeBytes = scope.getBytes(StandardCharsets.UTF_8);
        Mac mac = copy();
        mac.update((byte) kind.ordinal());
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(scopeBytes.length).array());
        mac.update(scopeBytes);
        ByteBuffer keyed = ByteBuffer.wrap(mac.doFinal(sha256));
        return new MatchKey(kind, id, keyed.getLong(), keyed.getLong());
    }

    @Override
    public String toString() {
        return "Pepper[id=" + id + "]";
    }

    private static Mac keyed(byte[] secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return mac;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, impossible);
        }
    }

    private Mac copy() {
        try {
            return (Mac) prototype.clone();
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException("the JDK's " + ALGORITHM + " can be cloned", impossible);
        }
    }
}
