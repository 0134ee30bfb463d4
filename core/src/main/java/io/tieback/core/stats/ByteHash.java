package io.tieback.core.stats;

/** Bytes as 64 bits (FNV-1a): tells two of them apart, and keeps no secret. */
public final class ByteHash {
    private static final long OFFSET_BASIS = 0xCBF29CE484222325L;
    private static final long PRIME = 0x100000001B3L;

    private ByteHash() {}

    /**
     * The hash of the first bytes; the same on every machine.
     *
     * @param length how many of them
     */
    public static long of(byte[] bytes, int length) {
        long hash = OFFSET_BASIS;
        for (int i = 0; i < length; i++) {
            hash = (hash ^ bytes[i] & 0xFF) * PRIME;
        }
        return hash;
    }
}
