package io.tieback.engine.step;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** How stage, key and row make up a store key: {@code stage, key with length, tag, row}. */
public final class StoreKeys {
    private StoreKeys() {}

    /** The prefix of everything under one key of a stage. */
    public static byte[] of(int stage, String key) {
        byte[] text = key.getBytes(StandardCharsets.UTF_8);
        if (text.length > 0xFFFF) {
            throw new IllegalArgumentException("a state key of " + text.length + " bytes");
        }
        byte[] bytes = new byte[text.length + 3];
        bytes[0] = (byte) stage;
        bytes[1] = (byte) (text.length >>> 8);
        bytes[2] = (byte) text.length;
        System.arraycopy(text, 0, bytes, 3, text.length);
        return bytes;
    }

    /** The prefix of one view of a key. */
    static byte[] child(byte[] prefix, int tag) {
        byte[] bytes = Arrays.copyOf(prefix, prefix.length + 1);
        bytes[prefix.length] = (byte) tag;
        return bytes;
    }

    /** Both, one after the other. */
    public static byte[] join(byte[] left, byte[] right) {
        byte[] bytes = Arrays.copyOf(left, left.length + right.length);
        System.arraycopy(right, 0, bytes, left.length, right.length);
        return bytes;
    }

    /** The least key above every key that starts with {@code prefix}, whose last byte must be below 255. */
    public static byte[] afterAll(byte[] prefix) {
        byte[] bytes = prefix.clone();
        bytes[bytes.length - 1]++;
        if (bytes[bytes.length - 1] == 0) {
            throw new IllegalArgumentException("a prefix that ends in 255");
        }
        return bytes;
    }
}
