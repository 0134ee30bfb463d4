package io.tieback.core.identity;

import java.util.Comparator;
import java.util.List;

/**
 * An earlier visit by the same cookie, and who was seen at its address about then: the cookie's history.
 *
 * @param addressId which address, a number of its own
 * @param millis when, in milliseconds since 1970
 * @param users how many were seen at the address in the 30 days before; at least 1
 * @param near the {@link #MAX_NEAR} nearest in time
 */
public record CookieVisit(long addressId, long millis, int users, List<Near> near) {
    /** So many users are remembered of a visit. */
    public static final int MAX_NEAR = 8;

    /** Who was seen further away in time than this was not near. */
    public static final int NEAR_MINUTES = 24 * 60;

    private static final long MINUTE_MILLIS = 60_000;
    private static final Comparator<Near> NEAREST =
            Comparator.comparingInt(Near::nearest).thenComparing(Near::userId);

    /** Copies the list. */
    public CookieVisit {
        near = List.copyOf(near);
    }

    /**
     * A user at the visit's address. Here the visit's own hour counts: of a later visit it is history.
     *
     * @param userId who
     * @param minutesBefore since the user was last seen there, or {@link Around#NEVER}
     * @param minutesAfter until the user was next seen there, or {@link Around#NEVER}
     */
    public record Near(String userId, int minutesBefore, int minutesAfter) {
        private int nearest() {
            int least = Around.least(minutesBefore, minutesAfter);
            return least == Around.NEVER ? Integer.MAX_VALUE : least;
        }
    }

    /** A visit at an address of which this is kept. */
    public static CookieVisit at(long addressId, Visit visit, List<SeenUser> kept, AddressAnswer answer) {
        long at = visit.occurredMillis();
        List<Near> near = kept.stream()
                .map(user -> near(user, at))
                .filter(one -> one.nearest() <= NEAR_MINUTES)
                .sorted(NEAREST)
                .limit(MAX_NEAR)
                .toList();
        return new CookieVisit(addressId, at, Math.max(1, answer.users()), near);
    }

    private static Near near(SeenUser user, long at) {
        int before = Around.NEVER;
        int after = Around.NEVER;
        for (SeenUser.Surface surface : user.surfaces()) {
            before = Around.least(before, Around.minutesSince(surface.times().lastBefore(at), at));
            after = Around.least(after, Around.minutesUntil(surface.times().firstAfter(at), at));
        }
        return new Near(user.userId(), before, after);
    }

    /** The visit without a user. */
    public CookieVisit without(String userId) {
        return new CookieVisit(
                addressId,
                millis,
                users,
                near.stream().filter(one -> !one.userId().equals(userId)).toList());
    }

    /** The visit with another name for a user. */
    public CookieVisit renamed(String userId, String otherId) {
        List<Near> renamed = near.stream()
                .map(one ->
                        one.userId().equals(userId) ? new Near(otherId, one.minutesBefore(), one.minutesAfter()) : one)
                .sorted(NEAREST)
                .toList();
        return new CookieVisit(addressId, millis, users, renamed);
    }

    /** Minutes by which a user was away from this visit, as of a time; {@link Around#NEVER} if not near by then. */
    int minutesAway(Near one, long asOf) {
        boolean known = one.minutesAfter() != Around.NEVER && millis + one.minutesAfter() * MINUTE_MILLIS <= asOf;
        int least = Around.least(one.minutesBefore(), known ? one.minutesAfter() : Around.NEVER);
        return least > NEAR_MINUTES ? Around.NEVER : least;
    }
}
