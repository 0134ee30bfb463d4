package io.tieback.server;

import io.tieback.core.privacy.Sha256;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;

/**
 * Names rows: 26 characters of Crockford's base 32, as of ULID. Under an Idempotency-Key they follow from it, so that a
 * repeated request names the same rows; otherwise they are random and sort by time.
 */
final class ReportIds {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 26;

    private final SecureRandom random;

    ReportIds(SecureRandom random) {
        this.random = random;
    }

    /** 48 bits of time in milliseconds, 80 random bits. */
    String fresh(Instant now) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        buffer.putLong(0, (now.toEpochMilli() << 16) | (buffer.getLong(0) & 0xffff));
        return text(bytes);
    }

    /** From the scope of an Idempotency-Key, the body that came with it and the row's place in it. */
    static String derived(String idempotencyScope, byte[] bodyHash, int index) {
        byte[] scope = Sha256.of(idempotencyScope);
        ByteBuffer parts = ByteBuffer.allocate(scope.length + bodyHash.length + Integer.BYTES);
        byte[] hash = Sha256.of(parts.put(scope).put(bodyHash).putInt(index).array());
        byte[] bytes = new byte[16];
        System.arraycopy(hash, 0, bytes, 0, bytes.length);
        return text(bytes);
    }

    private static String text(byte[] bytes) {
        BigInteger number = new BigInteger(1, bytes);
        char[] text = new char[LENGTH];
        for (int i = LENGTH - 1; i >= 0; i--) {
            text[i] = ALPHABET.charAt(number.intValue() & 31);
            number = number.shiftRight(5);
        }
        return new String(text);
    }
}
