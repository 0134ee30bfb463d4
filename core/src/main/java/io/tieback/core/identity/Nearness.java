package io.tieback.core.identity;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How often a user was at the addresses of a cookie's visits, about when it was there.
 *
 * @param days on how many days
 * @param addresses at how many addresses
 * @param visits at how many visits within the hour
 * @param weight the visits, each divided by the users of its address; in 10⁻³
 */
public record Nearness(int days, int addresses, int visits, int weight) {
    /** Never. */
    public static final Nearness NONE = new Nearness(0, 0, 0, 0);

    private static final int HOUR = 60;
    private static final int UNIT = 1_000;

    /** Of a user over visits, as of a time. */
    static Nearness of(String userId, List<CookieVisit> visits, long asOf) {
        Set<Long> days = new HashSet<>();
        Set<Long> addresses = new HashSet<>();
        int within = 0;
        int weight = 0;
        for (CookieVisit visit : visits) {
            for (CookieVisit.Near near : visit.near()) {
                int away = near.userId().equals(userId) ? visit.minutesAway(near, asOf) : Around.NEVER;
                if (away != Around.NEVER) {
                    days.add(SeenDay.dayOf(visit.millis()));
                    addresses.add(visit.addressId());
                    within += away <= HOUR ? 1 : 0;
                    weight += UNIT / visit.users();
                }
            }
        }
        return days.isEmpty() ? NONE : new Nearness(days.size(), addresses.size(), within, weight);
    }

    Nearness or(Nearness other) {
        return weight >= other.weight ? this : other;
    }
}
