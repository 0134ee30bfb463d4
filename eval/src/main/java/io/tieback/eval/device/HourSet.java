package io.tieback.eval.device;

import java.util.stream.IntStream;

/** Hours in which something was seen, counted from the midnight (UTC) before a log's first row, and their days. */
final class HourSet {
    private static final int DAY = 24;

    private final long[] hours;
    private final long[] days;

    /** None of so many hours. */
    HourSet(int span) {
        hours = new long[(span + 63) / 64];
        days = new long[(span / DAY + 64) / 64];
    }

    void add(int hour) {
        hours[hour >> 6] |= 1L << hour;
        int day = hour / DAY;
        days[day >> 6] |= 1L << day;
    }

    void addAll(HourSet other) {
        for (int i = 0; i < hours.length; i++) {
            hours[i] |= other.hours[i];
        }
        for (int i = 0; i < days.length; i++) {
            days[i] |= other.days[i];
        }
    }

    /** How many hours before an hour. */
    int hoursBefore(int end) {
        return common(hours, hours, end);
    }

    /** The hours before an hour, rising. */
    int[] listBefore(int end) {
        return IntStream.range(0, Math.min(end, hours.length << 6))
                .filter(hour -> (hours[hour >> 6] >>> hour & 1) != 0)
                .toArray();
    }

    /** The days, rising. */
    int[] listDays() {
        return IntStream.range(0, days.length << 6)
                .filter(day -> (days[day >> 6] >>> day & 1) != 0)
                .toArray();
    }

    /** How many days have an hour before an hour. */
    int daysBefore(int end) {
        return commonDays(this, end);
    }

    /** How many hours before an hour are in both. */
    int commonHours(HourSet other, int end) {
        return common(hours, other.hours, end);
    }

    /** How many days are in both by hours before an hour; the hours themselves may differ. */
    int commonDays(HourSet other, int end) {
        int today = end / DAY;
        boolean isToday = any(today * DAY, end) && other.any(today * DAY, end);
        return common(days, other.days, today) + (isToday ? 1 : 0);
    }

    private boolean any(int from, int end) {
        for (int hour = from; hour < end && hour < hours.length << 6; hour++) {
            if ((hours[hour >> 6] >>> hour & 1) != 0) {
                return true;
            }
        }
        return false;
    }

    private static int common(long[] one, long[] other, int end) {
        int count = 0;
        for (int i = 0; i < one.length && i << 6 < end; i++) {
            long both = one[i] & other[i];
            int left = end - (i << 6);
            count += Long.bitCount(left >= 64 ? both : both & (1L << left) - 1);
        }
        return count;
    }
}
