package io.tieback.cli.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** By how much times are moved: the first run into a data directory decides it, and leaves it there for the next. */
final class Shift {
    private static final String FILE = "replay-shift";

    private Shift() {}

    /** Whole days, so that the newest time falls on the day before {@code now}. */
    static Duration of(Path dataDir, Instant newest, Instant now) {
        Path file = dataDir.resolve(FILE);
        try {
            if (Files.isRegularFile(file)) {
                return Duration.parse(Files.readString(file).strip());
            }
            long days = ChronoUnit.DAYS.between(newest.truncatedTo(ChronoUnit.DAYS), now.truncatedTo(ChronoUnit.DAYS));
            Duration shift = Duration.ofDays(days - 1);
            Files.writeString(file, shift.toString());
            return shift;
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read or write " + file, failed);
        }
    }
}
