package io.tieback.server;

import io.tieback.wire.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Turns rows away before the disk is full: what was taken must still be processed and compacted. Asks once a second.
 */
final class DiskSpace {
    private static final Duration RETRY = Duration.ofSeconds(30);
    private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();

    private final Path directory;
    private final long least;
    private volatile Seen seen;

    /** @param least bytes that stay free */
    DiskSpace(Path directory, long least) {
        this.directory = directory;
        this.least = least;
        this.seen = look();
    }

    private record Seen(boolean enough, long atNanos) {}

    /** @throws ProblemException if there is too little room */
    void require() {
        Seen last = seen;
        if (System.nanoTime() - last.atNanos > FRESH_NANOS) {
            last = look();
            seen = last;
        }
        if (!last.enough) {
            throw ProblemException.later(ProblemCode.DISK_FULL, RETRY);
        }
    }

    private Seen look() {
        boolean enough;
        try {
            enough = Files.getFileStore(directory).getUsableSpace() >= least;
        } catch (IOException cannotTell) {
            enough = true;
        }
        return new Seen(enough, System.nanoTime());
    }
}
