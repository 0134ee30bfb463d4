package io.tieback.core.identity;

/**
 * One day on which a user was seen with a key.
 *
 * @param day days since 1970 (UTC)
 * @param firstMillis first time that day, in milliseconds since 1970
 * @param lastMillis last time that day
 * @param times how often, at least 1
 */
public record SeenDay(long day, long firstMillis, long lastMillis, int times) {
    /** Milliseconds of a day. */
    public static final long MILLIS = 86_400_000L;

    /** @throws IllegalArgumentException if the times are out of order or there is none */
    public SeenDay {
        if (firstMillis > lastMillis || times < 1) {
            throw new IllegalArgumentException("a day has a first and a last time");
        }
    }

    /** A day on which there was one time. */
    public static SeenDay of(long millis) {
        return new SeenDay(dayOf(millis), millis, millis, 1);
    }

    /** The day of a time. */
    public static long dayOf(long millis) {
        return Math.floorDiv(millis, MILLIS);
    }

    /** The day with one more time of it. */
    SeenDay and(long millis) {
        return new SeenDay(day, Math.min(firstMillis, millis), Math.max(lastMillis, millis), times + 1);
    }
}
