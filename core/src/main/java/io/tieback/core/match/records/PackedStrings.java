package io.tieback.core.match.records;

import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;

/** An immutable list of strings kept as UTF-8 one behind the other: a fifth of the memory of as many small strings. */
public final class PackedStrings {
    private final Space space;
    private final ByteBuffer bytes;
    private final IntBuffer ends;
    private final int size;

    private PackedStrings(Builder built) {
        this.space = built.space;
        this.bytes = built.bytes;
        this.ends = built.ends;
        this.size = built.size;
    }

    /** How many strings there are. */
    public int size() {
        return size;
    }

    /** Where they lie. */
    Space space() {
        return space;
    }

    /** The string at an index. */
    public String get(int index) {
        byte[] text = new byte[length(index)];
        bytes.get(start(index), text);
        return new String(text, StandardCharsets.UTF_8);
    }

    /** One string's UTF-8 into an array from an offset on, if there is room for it; how many bytes it has. */
    int copy(int index, byte[] into, int offset) {
        int length = length(index);
        if (length <= into.length - offset) {
            bytes.get(start(index), into, offset, length);
        }
        return length;
    }

    boolean isEmpty(int index) {
        return length(index) == 0;
    }

    /** A 64-bit hash of one string's bytes, the same on every machine. */
    public long hash(int index) {
        int from = start(index);
        int to = ends.get(index);
        long h = 0x9E3779B97F4A7C15L ^ (to - from);
        for (int i = from; i < to; i++) {
            h = (h ^ bytes.get(i)) * 0x100000001B3L;
        }
        return mix(h);
    }

    private int start(int index) {
        return index == 0 ? 0 : ends.get(index - 1);
    }

    private int length(int index) {
        return ends.get(index) - start(index);
    }

    private static long hash(byte[] bytes, int from, int to) {
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
        private final Space space;
        private ByteBuffer bytes;
        private int used;
        private IntBuffer ends;
        private int size;
        /** Upper half: hash; lower half: index + 1, or 0 where free. */
        private LongBuffer slots;

        /** A builder in the heap. */
        public Builder() {
            this(Space.heap());
        }

        /** A builder whose strings lie somewhere. */
        public Builder(Space space) {
            this.space = space;
            this.bytes = space.bytes(1 << 12);
            this.ends = space.ints(1 << 8);
            this.slots = space.longs(0);
        }

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
            if (size * 3L >= slots.capacity() * 2L) {
                rehash();
            }
            int hash = (int) hash(value, from, to);
            int mask = slots.capacity() - 1;
            int slot = hash & mask;
            long entry = slots.get(slot);
            while (entry != 0) {
                if ((int) (entry >>> 32) == hash && isAt((int) entry - 1, value, from, to)) {
                    return (int) entry - 1;
                }
                slot = slot + 1 & mask;
                entry = slots.get(slot);
            }
            slots.put(slot, (long) hash << 32 | size + 1);
            return append(value, from, to);
        }

        /** How many strings were appended so far. */
        public int size() {
            return size;
        }

        /** The strings so far; the builder is not to be used afterwards. */
        public PackedStrings build() {
            return new PackedStrings(this);
        }

        /** Appends a string given as UTF-8, and returns its index. */
        public int append(byte[] value, int from, int to) {
            makeRoom(to - from);
            bytes.put(used, value, from, to - from);
            return appended(to - from);
        }

        /** Appends one of other strings, and returns its index. */
        int append(PackedStrings others, int index) {
            int length = others.length(index);
            makeRoom(length);
            bytes.put(used, others.bytes, others.start(index), length);
            return appended(length);
        }

        private void makeRoom(int length) {
            if (used > Integer.MAX_VALUE - 16 - length) {
                throw new IllegalStateException("more than 2 GiB of distinct text in one column");
            }
            if (length > bytes.capacity() - used) {
                bytes = space.grown(bytes, length);
            }
            if (size == ends.capacity()) {
                ends = space.grown(ends);
            }
        }

        private int appended(int length) {
            used += length;
            ends.put(size, used);
            return size++;
        }

        private boolean isAt(int index, byte[] value, int from, int to) {
            int start = index == 0 ? 0 : ends.get(index - 1);
            int length = to - from;
            return ends.get(index) - start == length
                    && bytes.slice(start, length).mismatch(ByteBuffer.wrap(value, from, length)) < 0;
        }

        private void rehash() {
            LongBuffer old = slots;
            slots = space.longs(Math.max(1 << 10, old.capacity() * 2));
            int mask = slots.capacity() - 1;
            for (int i = 0; i < old.capacity(); i++) {
                long entry = old.get(i);
                if (entry != 0) {
                    int slot = (int) (entry >>> 32) & mask;
                    while (slots.get(slot) != 0) {
                        slot = slot + 1 & mask;
                    }
                    slots.put(slot, entry);
                }
            }
        }
    }
}
