package io.tieback.core.match.records;

import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;

/**
 * Where the long lists of a linking job lie: in the heap, or elsewhere once they are too many. What is computed does
 * not depend on it. All lists begin filled with zeros. Safe for several threads.
 */
public interface Space {
    /** A list of integers. */
    IntBuffer ints(int size);

    /** A list of longs. */
    LongBuffer longs(int size);

    /** A list of doubles. */
    DoubleBuffer doubles(int size);

    /** A list of bytes. */
    ByteBuffer bytes(int size);

    /** The heap of this JVM. */
    static Space heap() {
        return Heap.ONLY;
    }

    /** A longer list that begins with all of a full one; longer by half, so that adding stays cheap. */
    default IntBuffer grown(IntBuffer full) {
        return ints(longer(full.capacity(), 1)).put(0, full, 0, full.capacity());
    }

    /** A longer list that begins with all of a full one. */
    default DoubleBuffer grown(DoubleBuffer full) {
        return doubles(longer(full.capacity(), 1)).put(0, full, 0, full.capacity());
    }

    /** A longer list that begins with all of a full one and has room for so many bytes more. */
    default ByteBuffer grown(ByteBuffer full, int more) {
        return bytes(longer(full.capacity(), more)).put(0, full, 0, full.capacity());
    }

    private static int longer(int size, int more) {
        return (int) Math.min(Integer.MAX_VALUE - 16, Math.max((long) size + more, size + (size >> 1) + 16L));
    }

    /** The heap. */
    final class Heap implements Space {
        private static final Heap ONLY = new Heap();

        private Heap() {}

        @Override
        public IntBuffer ints(int size) {
            return IntBuffer.allocate(size);
        }

        @Override
        public LongBuffer longs(int size) {
            return LongBuffer.allocate(size);
        }

        @Override
        public DoubleBuffer doubles(int size) {
            return DoubleBuffer.allocate(size);
        }

        @Override
        public ByteBuffer bytes(int size) {
            return ByteBuffer.allocate(size);
        }
    }
}
