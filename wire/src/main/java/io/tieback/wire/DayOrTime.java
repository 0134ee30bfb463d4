package io.tieback.wire;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** A time as people write it. */
public final class DayOrTime {
    private static final int LENGTH_OF_DAY = "2026-01-31".length();

    private DayOrTime() {}

    /** A time as of ISO 8601, with its zone; a day is its beginning in UTC. Empty if it is neither. */
    public static Optional<Instant> read(String text) {
        try {
            return Optional.of(
                    text.length() == LENGTH_OF_DAY
                            ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                            : OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException neither) {
            return Optional.empty();
        }
    }
}
