package io.tieback.core.match.records;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** An immutable list of strings kept as UTF-8 in one array: about a fifth of the memory of as many small strings. */
public final class PackedStrings {
    private final byte[] bytes;
    private final int[] ends;

    private PackedStrings(byte[] bytes, int[] ends) {
        this.bytes = bytes;
        this.ends = ends;
    }

    /** How many strings there are. */
    public int size() {
        return ends.length;
    }

    /** The string at an index. */
    public String get(int index) {
        int from = start(index);
        return new String(bytes, from, ends[index] - from, StandardCharsets.UTF_8);
    }

    /** One string's UTF-8 into an array from an offset on, if there is room for it; how many bytes it has. */
    int copy(int index, byte[] into, int offset) {
        int length = ends[index] - start(index);
        if (length <= into.length - offset) {
            System.arraycopy(bytes, start(index), into, offset, length);
        }
        return length;
    }

    boolean isEmpty(int index) {
        return ends[index] == start(index);
    }

    /** A 64-bit hash of one string's bytes, the same on every machine. */
    public long hash(int index) {
        return hash(bytes, start(index), ends[index]);
    }

    private int start(int index) {
        return index == 0 ? 0 : ends[index - 1];
    }

    static long hash(byte[] bytes, int from, int to) {
        long h = 0x9E3779B97F4A7C15L ^ (to - from);
        for (int i = from; i < to; i++) {
            h = (h ^ bytes[i]) * 0x100000001B3L;
        }
        return mix(h);
    }

    /** Spreads the bits of a number over all 64 (SplitMix64's finaliser; Steele, Lea and Flood 2014). */
    public static long mix(long bits) {
        long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** Appends strings, and can say whether one is there already. Not for several threads. */
    public static final class Builder {
        private byte[] bytes = new byte[1 << 12];
        private int used;
        private int[] ends = new int[1 << 8];
        private int size;
        /** Upper half: hash; lower half: index + 1, or 0 where free. */
        private long[] slots = new long[0];

        /** Appends a string whether or not it is there, and returns its index. */
        public int append(String text) {
            byte[] value = text.getBytes(StandardCharsets.UTF_8);
            return append(value, 0, value.length);
        }

        /** The index of a string, appended if it is new. */
        public int intern(String text) {
            byte[] value = text.getBytes(StandardCharsets.UTF_8);
            return intern(value, 0, value.length);
        }

        /** The index of a string given as UTF-8, appended if it is new. */
        public int intern(byte[] value, int from, int to) {
            if (size * 3L >= slots.length * 2L) {
                rehash();
            }
            int hash = (int) hash(value, from, to);
            int slot = hash & slots.length - 1;
            while (slots[slot] != 0) {
                if ((int) (slots[slot] >>> 32) == hash && isAt((int) slots[slot] - 1, value, from, to)) {
                    return (int) slots[slot] - 1;
                }
                slot = slot + 1 & slots.length - 1;
            }
            slots[slot] = (long) hash << 32 | size + 1;
            return append(value, from, to);
        }

        /** How many strings were appended so far. */
        public int size() {
            return size;
        }

        /** The strings so far; the builder is not to be used afterwards. */
        public PackedStrings build() {
            return new PackedStrings(Arrays.copyOf(bytes, used), Arrays.copyOf(ends, size));
        }

        /** Appends a string given as UTF-8, and returns its index. */
        public int append(byte[] value, int from, int to) {
            int length = to - from;
            if (used > Integer.MAX_VALUE - 16 - length) {
                throw new IllegalStateException("more than 2 GiB of distinct text in one column");
            }
            if (used + length > bytes.length) {
                long grown = Math.max((long) used + length, bytes.length + (bytes.length >> 1));
                bytes = Arrays.copyOf(bytes, (int) Math.min(grown, Integer.MAX_VALUE - 16));
            }
            if (size == ends.length) {
                ends = Arrays.copyOf(ends, size + (size >> 1));
            }
            System.arraycopy(value, from, bytes, used, length);
            used += length;
            ends[size] = used;
            return size++;
        }

        private boolean isAt(int index, byte[] value, int from, int to) {
            int start = index == 0 ? 0 : ends[index - 1];
            return Arrays.equals(bytes, start, ends[index], value, from, to);
        }

        private void rehash() {
            long[] old = slots;
            slots = new long[Math.max(1 << 10, old.length * 2)];
            for (long entry : old) {
                if (entry != 0) {
                    int slot = (int) (entry >>> 32) & slots.length - 1;
                    while (slots[slot] != 0) {
                        slot = slot + 1 & slots.length - 1;
                    }
                    slots[slot] = entry;
                }
            }
        }
    }
}
