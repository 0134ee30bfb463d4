package io.tieback.world.write;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** One thread's way into the spill: a small buffer for each bucket. */
final class SpillWriter implements LineSink, AutoCloseable {
    private static final int LARGEST_BUFFER = 48 * 1024;
    private static final int SMALLEST_BUFFER = 4 * 1024;
    private static final long ALL_BUFFERS = 256L * 1024 * 1024;

    private final Spill spill;
    private final @Nullable ByteBuffer[] buffers;
    private final int bufferBytes;
    private int household;
    private int sequence;

    /** @param writers how many there are, which share the memory for buffers */
    SpillWriter(Spill spill, int writers) {
        this.spill = spill;
        long fair = ALL_BUFFERS / ((long) writers * spill.buckets());
        bufferBytes = (int) Math.max(SMALLEST_BUFFER, Math.min(LARGEST_BUFFER, fair));
        buffers = new @Nullable ByteBuffer[spill.buckets()];
    }

    /** Lines that follow belong to this household. */
    void household(int id) {
        household = id;
        sequence = 0;
    }

    @Override
    public void accept(OutputFile file, long millis, JsonLine line) {
        int bucket = spill.bucket(file, millis, household);
        int size = Spill.HEADER + line.length();
        ByteBuffer buffer = room(bucket, size);
        buffer.putLong(file.isTimed() ? millis : 0)
                .putInt(household)
                .putInt(sequence++)
                .put((byte) file.ordinal())
                .putInt(line.length())
                .put(line.bytes(), 0, line.length());
    }

    private ByteBuffer room(int bucket, int size) {
        ByteBuffer buffer = buffers[bucket];
        if (buffer == null) {
            buffer = ByteBuffer.allocate(Math.max(bufferBytes, size));
        } else if (buffer.remaining() < size) {
            spill.append(bucket, buffer.flip());
            buffer = buffer.capacity() >= size ? buffer.clear() : ByteBuffer.allocate(size);
        }
        buffers[bucket] = buffer;
        return buffer;
    }

    @Override
    public void close() {
        for (int bucket = 0; bucket < buffers.length; bucket++) {
            ByteBuffer buffer = buffers[bucket];
            if (buffer != null) {
                spill.append(bucket, buffer.flip());
                buffers[bucket] = null;
            }
        }
    }
}
