package io.tieback.eval.device;

import java.util.SortedMap;

/**
 * A desktop's browser: where and when it was, in stable order of time.
 *
 * @param person number of its owner, whom nothing but the truth knows
 * @param times seconds since 1970
 * @param addresses number of the address, for each time
 * @param hours by address, when it was there
 * @param judged which events are judged: all, or 200 evenly over their order
 * @param judgedOfAll which are, if the 200 are taken from all rows of the person, the phone's too
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never changed
record Cookie(
        int person,
        long[] times,
        int[] addresses,
        SortedMap<Integer, HourSet> hours,
        int[] judged,
        int[] judgedOfAll) {}
