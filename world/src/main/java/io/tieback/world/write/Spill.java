package io.tieback.world.write;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

/**
 * Lines on their way to sorted files: spread over buckets of time (untimed files: of household) on disk, each small
 * enough to be sorted in memory later. Every line carries its whole sort key, so the order in which threads append
 * does not matter.
 */
final class Spill {
    /** time, household, sequence within household, file, length */
    static final int HEADER = 8 + 4 + 4 + 1 + 4;

    private final Path directory;
    private final int buckets;
    private final long firstMillis;
    private final long span;
    private final int people;
    private final Object[] locks;

    Spill(Path directory, int buckets, long lastMillis, int people) {
        this.directory = directory;
        this.buckets = buckets;
        this.people = people;
        firstMillis = 0;
        span = Math.max(1, lastMillis / buckets + 1);
        locks = new Object[buckets];
        for (int i = 0; i < buckets; i++) {
            locks[i] = new Object();
        }
    }

    int buckets() {
        return buckets;
    }

    Path path(int bucket) {
        return directory.resolve("bucket-" + bucket);
    }

    int bucket(OutputFile file, long millis, int household) {
        long at = file.isTimed() ? (millis - firstMillis) / span : (long) household * buckets / people;
        return (int) Math.max(0, Math.min(buckets - 1, at));
    }

    void append(int bucket, ByteBuffer lines) {
        synchronized (locks[bucket]) {
            try (FileChannel channel =
                    FileChannel.open(path(bucket), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                while (lines.hasRemaining()) {
                    channel.write(lines);
                }
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    /** Forgets all lines and the folder that holds them. */
    void clear() {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(directory);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    byte[] take(int bucket) {
        try {
            Path path = path(bucket);
            if (!Files.exists(path)) {
                return new byte[0];
            }
            byte[] all = Files.readAllBytes(path);
            Files.delete(path);
            return all;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
