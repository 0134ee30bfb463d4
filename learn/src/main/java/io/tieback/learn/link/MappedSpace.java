package io.tieback.learn.link;

import io.tieback.core.match.records.Space;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Lists that lie in the heap up to a number of bytes and past it in files that are mapped: the system keeps of them in
 * memory what it has room for, and writes the rest to disk. A file's room is taken when the list is made, so that a
 * full disk is told then and not in the midst of work. A file loses its name at once and goes with its list.
 */
final class MappedSpace implements Space {
    /** Short lists do not pay for a file. */
    private static final long LEAST_MAPPED = 1 << 16;

    private static final int ZEROS = 1 << 18;

    private final long mostInHeap;
    private final Path folder;
    private final AtomicLong inHeap = new AtomicLong();

    /**
     * A space.
     *
     * @param mostInHeap bytes of long lists that the heap may hold; one that gave way to a longer one counts as well
     * @param folder where the files lie
     */
    MappedSpace(long mostInHeap, Path folder) {
        this.mostInHeap = mostInHeap;
        this.folder = folder;
    }

    @Override
    public IntBuffer ints(int size) {
        return isForHeap(4L * size)
                ? IntBuffer.allocate(size)
                : mapped(4L * size).asIntBuffer();
    }

    @Override
    public LongBuffer longs(int size) {
        return isForHeap(8L * size)
                ? LongBuffer.allocate(size)
                : mapped(8L * size).asLongBuffer();
    }

    @Override
    public DoubleBuffer doubles(int size) {
        return isForHeap(8L * size)
                ? DoubleBuffer.allocate(size)
                : mapped(8L * size).asDoubleBuffer();
    }

    @Override
    public ByteBuffer bytes(int size) {
        return isForHeap(size) ? ByteBuffer.allocate(size) : mapped(size);
    }

    /** A file cannot be mapped past 2 GiB at once. */
    private boolean isForHeap(long bytes) {
        if (bytes < LEAST_MAPPED || bytes > Integer.MAX_VALUE) {
            return true;
        }
        if (inHeap.addAndGet(bytes) <= mostInHeap) {
            return true;
        }
        inHeap.addAndGet(-bytes);
        return false;
    }

    /**
     * A new file of zeros, mapped.
     *
     * @throws UncheckedIOException if the disk has no room for it
     */
    private ByteBuffer mapped(long bytes) {
        try {
            Path file = Files.createTempFile(folder, "tieback-", ".list");
            try (FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE)) {
                ByteBuffer zeros = ByteBuffer.allocateDirect(ZEROS);
                long left = bytes;
                while (left > 0) {
                    zeros.position(0).limit((int) Math.min(ZEROS, left));
                    left -= channel.write(zeros);
                }
                return channel.map(FileChannel.MapMode.READ_WRITE, 0, bytes).order(ByteOrder.nativeOrder());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep records on disk in " + folder + ": " + e.getMessage(), e);
        }
    }
}
