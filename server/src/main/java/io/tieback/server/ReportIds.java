package io.tieback.server;

import io.tieback.core.privacy.Sha256;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.function.IntFunction;

/**
 * Names rows: 26 characters of Crockford's base 32, as of ULID. Names sort by time, and within a request by the row's
 * place, so that of two copies in one request the first stands for the act.
 */
final class ReportIds {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 26;

    private final SecureRandom random;

    ReportIds(SecureRandom random) {
        this.random = random;
    }

    /** Names for the rows of one request. */
    IntFunction<String> fresh(Instant now) {
        long request = random.nextLong();
        return index -> text(now, request, index);
    }

    /**
     * Names for the rows of one request under an Idempotency-Key: they follow from its scope, the body that came with
     * it and the time of its claim, so that a key used again when it has long been forgotten names other rows.
     */
    static IntFunction<String> derived(String idempotencyScope, byte[] bodyHash, Instant now) {
        byte[] scope = Sha256.of(idempotencyScope);
        byte[] parts = ByteBuffer.allocate(scope.length + bodyHash.length)
                .put(scope)
                .put(bodyHash)
                .array();
        long request = ByteBuffer.wrap(Sha256.of(parts)).getLong();
        return index -> text(now, request, index);
    }

    /** 48 bits of time in milliseconds, 64 of the request, 16 of the row's place: rows sort as they were sent. */
    private static String text(Instant now, long request, int index) {
        ByteBuffer bytes = ByteBuffer.allocate(16);
        bytes.putLong(0, now.toEpochMilli() << 16);
        bytes.putLong(6, request);
        bytes.putShort(14, (short) index);
        return text(bytes.array());
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
