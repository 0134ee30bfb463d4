package io.tieback.eval.device;

import java.util.Arrays;

/**
 * When a phone was seen at an address: the first time in each hour.
 *
 * @param person number of its owner
 * @param address number of the address
 * @param times seconds since 1970, rising, one an hour at most
 * @param days how many distinct days (UTC) the first so many times fall in; one longer than {@code times}
 * @param hours the hours
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never changed
record PhoneHistory(int person, int address, long[] times, int[] days, HourSet hours) {
    private static final long DAY = 86_400;

    static PhoneHistory of(int person, int address, long[] times, HourSet hours) {
        int[] days = new int[times.length + 1];
        for (int i = 0; i < times.length; i++) {
            boolean isNew = i == 0 || Math.floorDiv(times[i], DAY) != Math.floorDiv(times[i - 1], DAY);
            days[i + 1] = days[i] + (isNew ? 1 : 0);
        }
        return new PhoneHistory(person, address, times, days, hours);
    }

    /** How many of its times lie before a time. */
    int before(long seconds) {
        int found = Arrays.binarySearch(times, seconds);
        return found < 0 ? -found - 1 : found;
    }

    /** How many days it was seen on. */
    int activeDays() {
        return days[times.length];
    }
}
