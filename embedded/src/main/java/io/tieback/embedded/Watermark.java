package io.tieback.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * How far rows were acknowledged, in a file beside the store. A store whose own log is damaged recovers to before the
 * damage and knows of nothing behind it; this does. Written behind each sync and without one of its own, so that
 * after a power failure it may be low, and never too high.
 */
final class Watermark implements AutoCloseable {
    private static final String FILE = "acknowledged";

    private final FileChannel file;

    private Watermark(FileChannel file) {
        this.file = file;
    }

    static Watermark open(Path root) {
        try {
            return new Watermark(FileChannel.open(
                    root.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
        } catch (IOException e) {
            throw new UncheckedIOException("the file of what was acknowledged cannot be opened", e);
        }
    }

    /** Offset behind the last row that was acknowledged, as far as is known; 0 if nothing is. */
    static long of(Path root) {
        try (Watermark watermark = open(root)) {
            return watermark.reached();
        }
    }

    /** @throws DataFormatException if rows were acknowledged that the log, which ends at {@code appended}, has not */
    void requireReached(long appended) {
        long reached = reached();
        if (reached > appended) {
            throw new DataFormatException("the log ends at row " + appended + ", but rows up to " + reached
                    + " were acknowledged: the store is damaged. Restore a backup; or, to go on without them, delete"
                    + " the file '" + FILE + "'");
        }
    }

    /**
     * Rows were acknowledged.
     *
     * @param next offset behind the last of them
     */
    void raise(long next) {
        try {
            file.write(ByteBuffer.allocate(Long.BYTES).putLong(0, next), 0);
        } catch (IOException e) {
            throw new StorageFailedException("the file of what was acknowledged cannot be written", e);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the file of what was acknowledged cannot be closed", e);
        }
    }

    private long reached() {
        ByteBuffer read = ByteBuffer.allocate(Long.BYTES);
        try {
            return file.read(read, 0) == Long.BYTES ? read.getLong(0) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException("the file of what was acknowledged cannot be read", e);
        }
    }
}
