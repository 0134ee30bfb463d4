package io.tieback.core.identity;

import io.tieback.core.privacy.AgentTraits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A user as seen at one address.
 *
 * @param userId who
 * @param surfaces with which browsers and apps, the latest {@link #MAX_SURFACES}
 * @param engagements with whose ads the user engaged there, the latest {@link #MAX_ENGAGEMENTS}
 */
public record SeenUser(String userId, List<Surface> surfaces, List<Engaged> engagements) {
    /** So many browsers and apps are told apart. */
    public static final int MAX_SURFACES = 4;

    /** So many advertisers are remembered. */
    public static final int MAX_ENGAGEMENTS = 8;

    private static final Comparator<Surface> OLDEST_SURFACE = Comparator.<Surface>comparingLong(
                    surface -> surface.times().latest())
            .thenComparing(surface -> surface.agent().toString());
    private static final Comparator<Engaged> OLDEST_ENGAGED = Comparator.<Engaged>comparingLong(
                    engaged -> engaged.times().latest())
            .thenComparing(Engaged::advertiserId);

    /** Copies the lists. */
    public SeenUser {
        surfaces = List.copyOf(surfaces);
        engagements = List.copyOf(engagements);
    }

    /** A browser or app, and when it was seen. */
    public record Surface(AgentTraits agent, SeenTimes times) {}

    /** An advertiser whose ads the user engaged with, and when. */
    public record Engaged(String advertiserId, SeenTimes times) {}

    /** The same under another name. */
    public SeenUser as(String otherId) {
        return new SeenUser(otherId, surfaces, engagements);
    }

    /** A user not seen yet. */
    public static SeenUser unseen(String userId) {
        return new SeenUser(userId, List.of(), List.of());
    }

    /**
     * Seen once more.
     *
     * @param advertiserId with whose ad the user engaged, or empty
     */
    public SeenUser seen(long millis, AgentTraits agent, String advertiserId) {
        Surface with = surfaces.stream()
                .filter(surface -> surface.agent().equals(agent))
                .findFirst()
                .orElse(new Surface(agent, SeenTimes.NEVER));
        Surface again = new Surface(agent, with.times().and(millis));
        return new SeenUser(
                userId,
                latest(surfaces, with, again, OLDEST_SURFACE, MAX_SURFACES),
                advertiserId.isEmpty() ? engagements : engaged(millis, advertiserId));
    }

    private List<Engaged> engaged(long millis, String advertiserId) {
        Engaged with = engagements.stream()
                .filter(engaged -> engaged.advertiserId().equals(advertiserId))
                .findFirst()
                .orElse(new Engaged(advertiserId, SeenTimes.NEVER));
        Engaged again = new Engaged(advertiserId, with.times().and(millis));
        return latest(engagements, with, again, OLDEST_ENGAGED, MAX_ENGAGEMENTS);
    }

    private static <T> List<T> latest(List<T> all, T old, T fresh, Comparator<T> oldestFirst, int most) {
        List<T> more = new ArrayList<>(all);
        more.remove(old);
        more.add(fresh);
        more.sort(oldestFirst);
        return more.subList(Math.max(0, more.size() - most), more.size());
    }

    /** The latest time kept. */
    public long latest() {
        return surfaces.stream()
                .mapToLong(surface -> surface.times().latest())
                .max()
                .orElse(Long.MIN_VALUE);
    }

    /** What of this a visit can go by. */
    public AddressSeen about(Visit visit) {
        Around around = Around.NOTHING;
        int times = 0;
        int agreement = Around.NEVER;
        for (Surface surface : surfaces) {
            Around one = Around.of(surface.times(), visit);
            if (!one.isNothing()) {
                around = around.or(one);
                times += surface.times().timesBefore(visit.before());
                agreement = Math.max(agreement, agreement(visit, surface));
            }
        }
        int sinceEngaged = Around.NEVER;
        for (Engaged engaged : engagements) {
            if (engaged.advertiserId().equals(visit.advertiserId())) {
                sinceEngaged = Around.of(engaged.times(), visit).minutesBefore();
            }
        }
        return new AddressSeen(userId, around, times, agreement, sinceEngaged);
    }

    private static int agreement(Visit visit, Surface surface) {
        double agreement = visit.trace().agent().agreement(surface.agent());
        return Double.isNaN(agreement) ? Around.NEVER : (int) agreement;
    }
}
