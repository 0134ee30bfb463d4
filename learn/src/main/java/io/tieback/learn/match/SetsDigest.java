package io.tieback.learn.match;

import io.tieback.core.identity.LabelledSet;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of labelled sets in their order: which data a release was trained on. */
final class SetsDigest {
    private final MessageDigest digest;

    SetsDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    void add(LabelledSet set) {
        byte[] advertiser = set.advertiserId().getBytes(StandardCharsets.UTF_8);
        int numbers = set.rows().stream().mapToInt(row -> row.length).sum();
        ByteBuffer bytes = ByteBuffer.allocate(4 * Integer.BYTES + (numbers + 1) * Long.BYTES + advertiser.length);
        bytes.putInt(set.rows().size()).putInt(numbers).putInt(set.right()).putLong(set.person());
        set.rows().forEach(row -> {
            for (double number : row) {
                bytes.putDouble(number);
            }
        });
        bytes.putInt(advertiser.length).put(advertiser);
        digest.update(bytes.array());
    }

    /** The hash of all sets so far, in lower-case hexadecimal; nothing can be added after. */
    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
