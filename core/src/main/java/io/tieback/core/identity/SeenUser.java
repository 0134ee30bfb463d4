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
        List<Surface> more = new ArrayList<>();
        SeenTimes of = SeenTimes.NEVER;
        for (Surface surface : surfaces) {
            if (surface.agent().equals(agent)) {
                of = surface.times();
            } else {
                more.add(surface);
            }
        }
        more.add(new Surface(agent, of.and(millis)));
        return new SeenUser(userId, latest(more, OLDEST_SURFACE, MAX_SURFACES), engaged(millis, advertiserId));
    }

    private List<Engaged> engaged(long millis, String advertiserId) {
        if (advertiserId.isEmpty()) {
            return engagements;
        }
        List<Engaged> more = new ArrayList<>();
        SeenTimes with = SeenTimes.NEVER;
        for (Engaged engaged : engagements) {
            if (engaged.advertiserId().equals(advertiserId)) {
                with = engaged.times();
            } else {
                more.add(engaged);
            }
        }
        more.add(new Engaged(advertiserId, with.and(millis)));
        return latest(more, OLDEST_ENGAGED, MAX_ENGAGEMENTS);
    }

    private static <T> List<T> latest(List<T> all, Comparator<T> oldestFirst, int most) {
        List<T> sorted = all.stream().sorted(oldestFirst).toList();
        return sorted.subList(Math.max(0, sorted.size() - most), sorted.size());
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
