package io.tieback.engine.step;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Time in whole days (UTC), so that many wishes for a timer become one. */
public final class Days {
    private static final long MILLIS = 86_400_000L;

    private Days() {}

    /** Days since 1970, rounded down. */
    public static long of(Instant at) {
        return Math.floorDiv(at.toEpochMilli(), MILLIS);
    }

    /** The first midnight at least {@code wait} after {@code now}. */
    public static Instant after(Instant now, Duration wait) {
        Instant due = now.plus(wait);
        Instant midnight = due.truncatedTo(ChronoUnit.DAYS);
        return midnight.equals(due) ? due : midnight.plus(1, ChronoUnit.DAYS);
    }
}
