package io.tieback.core.identity;

import java.util.OptionalLong;

/**
 * When a user was seen with a key, around a visit; its own {@link Visit#MARGIN} does not count on either side.
 *
 * @param minutesBefore since the last time before, or {@link #NEVER}
 * @param minutesAfter until the first time after, or {@link #NEVER}
 * @param daysBefore on how many of the 30 days before
 * @param daysAfter on how many of the 30 days after
 */
public record Around(int minutesBefore, int minutesAfter, int daysBefore, int daysAfter) {
    /** In place of minutes: not within the 30 days. */
    public static final int NEVER = -1;

    /** Not at all. */
    public static final Around NOTHING = new Around(NEVER, NEVER, 0, 0);

    private static final long MINUTE_MILLIS = 60_000;

    /** Of what was seen, around a visit. */
    public static Around of(SeenTimes times, Visit visit) {
        long at = visit.occurredMillis();
        return new Around(
                minutesSince(times.lastBefore(visit.before()), at),
                minutesUntil(times.firstAfter(visit.after()), at),
                times.daysBefore(visit.before()),
                times.daysAfter(visit.after()));
    }

    /** Whichever is closer on each side, and more days. */
    Around or(Around other) {
        return new Around(
                least(minutesBefore, other.minutesBefore),
                least(minutesAfter, other.minutesAfter),
                Math.max(daysBefore, other.daysBefore),
                Math.max(daysAfter, other.daysAfter));
    }

    /** Whether the user was not seen on either side. */
    public boolean isNothing() {
        return minutesBefore == NEVER && minutesAfter == NEVER;
    }

    /** Minutes to the closer side, a very great number if there is none. */
    public int nearest() {
        int least = least(minutesBefore, minutesAfter);
        return least == NEVER ? Integer.MAX_VALUE : least;
    }

    /** Minutes from a time until {@code millis}, or {@link #NEVER}. */
    static int minutesSince(OptionalLong last, long millis) {
        return last.isPresent() ? (int) ((millis - last.getAsLong()) / MINUTE_MILLIS) : NEVER;
    }

    /** Minutes from {@code millis} until a time, or {@link #NEVER}. */
    static int minutesUntil(OptionalLong next, long millis) {
        return next.isPresent() ? (int) ((next.getAsLong() - millis) / MINUTE_MILLIS) : NEVER;
    }

    static int least(int a, int b) {
        return a == NEVER ? b : b == NEVER ? a : Math.min(a, b);
    }
}
