package io.tieback.core.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * When a user was seen with a key: day buckets, so that what was known <em>as of</em> a time can be told later. Within
 * a day only the first and the last time are kept; as of a time between them, the day counts as its first time alone.
 *
 * @param days ascending, distinct, at most {@link #MAX_DAYS}, the latest kept
 */
public record SeenTimes(List<SeenDay> days) {
    /** So many days are remembered; features look no further back or ahead either. */
    public static final int MAX_DAYS = 30;

    /** Never. */
    public static final SeenTimes NEVER = new SeenTimes(List.of());

    private static final long SPAN_MILLIS = MAX_DAYS * 86_400_000L;

    /** Copies the days. */
    public SeenTimes {
        days = List.copyOf(days);
    }

    /** With one more time; a time that is the first or the last of its day already changes nothing. */
    public SeenTimes and(long millis) {
        long day = SeenDay.dayOf(millis);
        List<SeenDay> more = new ArrayList<>(days);
        int at = 0;
        while (at < more.size() && more.get(at).day() < day) {
            at++;
        }
        if (at < more.size() && more.get(at).day() == day) {
            SeenDay known = more.get(at);
            if (known.firstMillis() == millis || known.lastMillis() == millis) {
                return this;
            }
            more.set(at, known.and(millis));
        } else {
            more.add(at, SeenDay.of(millis));
        }
        return new SeenTimes(more.subList(Math.max(0, more.size() - MAX_DAYS), more.size()));
    }

    /** The last time known at or before {@code asOf} and within the 30 days before it. */
    public OptionalLong lastBefore(long asOf) {
        for (int i = days.size() - 1; i >= 0; i--) {
            SeenDay day = days.get(i);
            if (day.firstMillis() <= asOf) {
                long last = day.lastMillis() <= asOf ? day.lastMillis() : day.firstMillis();
                return last >= asOf - SPAN_MILLIS ? OptionalLong.of(last) : OptionalLong.empty();
            }
        }
        return OptionalLong.empty();
    }

    /** The first time known at or after {@code from} and within the 30 days after it. */
    public OptionalLong firstAfter(long from) {
        for (SeenDay day : days) {
            if (day.lastMillis() >= from) {
                long first = day.firstMillis() >= from ? day.firstMillis() : day.lastMillis();
                return first <= from + SPAN_MILLIS ? OptionalLong.of(first) : OptionalLong.empty();
            }
        }
        return OptionalLong.empty();
    }

    /** On how many days within the 30 before {@code asOf}. */
    public int daysBefore(long asOf) {
        int count = 0;
        for (SeenDay day : days) {
            count += isBefore(day, asOf) ? 1 : 0;
        }
        return count;
    }

    /** On how many days within the 30 from {@code from} on. */
    public int daysAfter(long from) {
        int count = 0;
        for (SeenDay day : days) {
            count += day.lastMillis() >= from && day.firstMillis() <= from + SPAN_MILLIS ? 1 : 0;
        }
        return count;
    }

    /** How often within the 30 days before {@code asOf}. */
    public int timesBefore(long asOf) {
        int count = 0;
        for (SeenDay day : days) {
            if (isBefore(day, asOf)) {
                count += day.lastMillis() <= asOf ? day.times() : 1;
            }
        }
        return count;
    }

    /** The latest time kept; never is before all. */
    public long latest() {
        return days.isEmpty() ? Long.MIN_VALUE : days.get(days.size() - 1).lastMillis();
    }

    private static boolean isBefore(SeenDay day, long asOf) {
        return day.firstMillis() <= asOf && day.lastMillis() >= asOf - SPAN_MILLIS;
    }
}
