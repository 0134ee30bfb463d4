package io.tieback.core.identity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an address answers to a visit.
 *
 * @param users how many were seen there in the 30 days before; an estimate where they are many
 * @param usersOfDay how many in the day before
 * @param times how often any of them was, in the 30 days before
 * @param networkClass class of its network, or empty
 * @param silence why it was not heard, if it was not
 * @param seen the users kept there that were seen around the visit
 */
public record AddressAnswer(
        int users, int usersOfDay, int times, String networkClass, Silence silence, List<AddressSeen> seen) {
    /** Nobody was seen there. */
    public static final AddressAnswer NOBODY = silent(Silence.NONE);

    private static final int DAY_MINUTES = 24 * 60;

    /** Copies the list. */
    public AddressAnswer {
        seen = List.copyOf(seen);
    }

    /** The answer of an address that is not heard. */
    public static AddressAnswer silent(Silence why) {
        return new AddressAnswer(0, 0, 0, "", why, List.of());
    }

    /** Whether it tells of a user. */
    public boolean tells(String userId) {
        return seen.stream().anyMatch(one -> one.userId().equals(userId));
    }

    /** How many users were seen there in the 30 days before who are not kept; an estimate. */
    public int unkept() {
        long kept = seen.stream()
                .filter(one -> one.around().minutesBefore() != Around.NEVER)
                .count();
        return (int) Math.max(0, users - kept);
    }

    /**
     * Of all that is kept at an address.
     *
     * @param degree how many users there were by the sketch of an address that keeps only some of them, or 0
     */
    public static AddressAnswer of(List<SeenUser> kept, int degree, Visit visit) {
        int users = 0;
        int usersOfDay = 0;
        int times = 0;
        List<AddressSeen> seen = new ArrayList<>();
        for (SeenUser user : kept) {
            AddressSeen one = user.about(visit);
            if (!one.around().isNothing()) {
                seen.add(one);
            }
            int minutes = one.around().minutesBefore();
            users += minutes != Around.NEVER ? 1 : 0;
            usersOfDay += minutes != Around.NEVER && minutes <= DAY_MINUTES ? 1 : 0;
            times += one.times();
        }
        return new AddressAnswer(
                Math.max(users, degree), usersOfDay, times, visit.trace().networkClass(), Silence.NONE, seen);
    }

    /** The same as if a user had never been there. */
    public AddressAnswer without(String userId) {
        for (AddressSeen one : seen) {
            if (one.userId().equals(userId)) {
                int minutes = one.around().minutesBefore();
                return new AddressAnswer(
                        users - (minutes == Around.NEVER ? 0 : 1),
                        usersOfDay - (minutes == Around.NEVER || minutes > DAY_MINUTES ? 0 : 1),
                        times - one.times(),
                        networkClass,
                        silence,
                        seen.stream().filter(other -> other != one).toList());
            }
        }
        return this;
    }

    /** The same with another name for a user. */
    public AddressAnswer renamed(String userId, String otherId) {
        List<AddressSeen> renamed = seen.stream()
                .map(one -> one.userId().equals(userId) ? one.as(otherId) : one)
                .sorted(Comparator.comparing(AddressSeen::userId))
                .toList();
        return new AddressAnswer(users, usersOfDay, times, networkClass, silence, renamed);
    }

    /** Of two addresses of one act: what either tells, in the narrower crowd. */
    public AddressAnswer or(AddressAnswer other) {
        if (seen.isEmpty() || other.seen.isEmpty()) {
            return seen.isEmpty() ? other : this;
        }
        Map<String, AddressSeen> all = new TreeMap<>();
        seen.forEach(one -> all.put(one.userId(), one));
        other.seen.forEach(one -> all.merge(one.userId(), one, AddressSeen::or));
        return new AddressAnswer(
                Math.min(users, other.users),
                Math.min(usersOfDay, other.usersOfDay),
                Math.min(times, other.times),
                networkClass,
                Silence.NONE,
                List.copyOf(all.values()));
    }
}
