package io.tieback.cli.demo;

import java.time.Instant;
import java.util.List;

/**
 * A day of the imaginary shop: what is sent, and the truth behind it.
 *
 * @param seed that made it
 * @param day its first instant
 * @param people everybody
 * @param exposures of the users, in order of time
 * @param acts what was really done, in order of time
 * @param rows all reports, in the order of their sending
 */
record ShopDay(
        long seed, Instant day, List<Person> people, List<Exposure> exposures, List<TrueAct> acts, List<SentRow> rows) {
    /** So many people come by on a day of the demo. */
    static final int PEOPLE = 3_700;

    ShopDay {
        people = List.copyOf(people);
        exposures = List.copyOf(exposures);
        acts = List.copyOf(acts);
        rows = List.copyOf(rows);
    }

    /** The day of {@code seed}; all but its date is the same whenever it is made. */
    static ShopDay of(long seed, Instant day, int people) {
        return new ShopDayMaker(seed, day).make(people);
    }
}
