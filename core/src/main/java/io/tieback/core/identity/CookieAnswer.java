package io.tieback.core.identity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a cookie answers to a visit.
 *
 * @param users how many were seen with the cookie itself, around the visit
 * @param daysBefore on how many days it was seen before the visit
 * @param daysEver on how many days besides the visit
 * @param seen users seen with it, or near it
 */
public record CookieAnswer(int users, int daysBefore, int daysEver, List<CookieSeen> seen) {
    /** Nothing is known of it. */
    public static final CookieAnswer NOTHING = new CookieAnswer(0, 0, 0, List.of());

    /** Copies the list. */
    public CookieAnswer {
        seen = List.copyOf(seen);
    }

    /**
     * Of all that is kept of a cookie.
     *
     * @param holders who was seen with it, and when
     * @param visits its visits, those of the asking one among them or not
     */
    public static CookieAnswer of(SortedMap<String, SeenTimes> holders, List<CookieVisit> visits, Visit visit) {
        List<CookieVisit> before =
                visits.stream().filter(one -> one.millis() <= visit.before()).toList();
        List<CookieVisit> others = visits.stream()
                .filter(one -> one.millis() <= visit.before() || one.millis() >= visit.after())
                .toList();
        TreeSet<String> users = new TreeSet<>(holders.keySet());
        others.forEach(one -> one.near().forEach(near -> users.add(near.userId())));
        List<CookieSeen> seen = new ArrayList<>();
        for (String user : users) {
            Around around = Around.of(holders.getOrDefault(user, SeenTimes.NEVER), visit);
            Nearness ever = Nearness.of(user, others, Long.MAX_VALUE);
            if (!around.isNothing() || ever != Nearness.NONE) {
                seen.add(new CookieSeen(user, around, Nearness.of(user, before, visit.before()), ever));
            }
        }
        int direct =
                (int) seen.stream().filter(one -> !one.around().isNothing()).count();
        return new CookieAnswer(direct, days(before), days(others), seen);
    }

    /** Whether it tells of a user. */
    public boolean tells(String userId) {
        return seen.stream().anyMatch(one -> one.userId().equals(userId));
    }

    /** The same without a user; how near others were is told as before, the user counted among them. */
    public CookieAnswer without(String userId) {
        for (CookieSeen one : seen) {
            if (one.userId().equals(userId)) {
                return new CookieAnswer(
                        users - (one.around().isNothing() ? 0 : 1),
                        daysBefore,
                        daysEver,
                        seen.stream().filter(other -> other != one).toList());
            }
        }
        return this;
    }

    /** The same with another name for a user. */
    public CookieAnswer renamed(String userId, String otherId) {
        List<CookieSeen> renamed = seen.stream()
                .map(one -> one.userId().equals(userId) ? one.as(otherId) : one)
                .sorted(Comparator.comparing(CookieSeen::userId))
                .toList();
        return new CookieAnswer(users, daysBefore, daysEver, renamed);
    }

    /** Of two cookies of one act. */
    public CookieAnswer or(CookieAnswer other) {
        if (seen.isEmpty() || other.seen.isEmpty()) {
            return seen.isEmpty() ? other : this;
        }
        Map<String, CookieSeen> all = new TreeMap<>();
        seen.forEach(one -> all.put(one.userId(), one));
        other.seen.forEach(one -> all.merge(one.userId(), one, CookieSeen::or));
        return new CookieAnswer(
                Math.min(users, other.users),
                Math.max(daysBefore, other.daysBefore),
                Math.max(daysEver, other.daysEver),
                List.copyOf(all.values()));
    }

    private static int days(List<CookieVisit> visits) {
        return (int) visits.stream()
                .map(visit -> SeenDay.dayOf(visit.millis()))
                .distinct()
                .count();
    }
}
