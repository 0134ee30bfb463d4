package io.tieback.eval.device;

import java.util.SortedMap;

/**
 * A desktop's browser: where and when it was, in stable order of time.
 *
 * @param person number of its owner, whom nothing but the truth knows
 * @param times seconds since 1970
 * @param addresses number of the address, for each time
 * @param hours by address, when it was there
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never changed
record Cookie(int person, long[] times, int[] addresses, SortedMap<Integer, HourSet> hours) {
    private static final int MOST = 200;

    /** How many of its events are judged. */
    int judged() {
        return Math.min(MOST, times.length);
    }

    /** The number of a judged event: all of them, or 200 evenly over their order. */
    int event(int judged) {
        return times.length > MOST ? (int) ((long) judged * times.length / MOST) : judged;
    }
}
