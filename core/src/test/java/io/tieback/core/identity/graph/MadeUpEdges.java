package io.tieback.core.identity.graph;

import io.tieback.core.identity.KeyHolder;
import io.tieback.core.identity.Someone;
import io.tieback.core.identity.graph.IdentityEdge.Consent;
import io.tieback.core.privacy.MatchKey;
import io.tieback.core.privacy.MatchKey.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Edges for tests: by hand, or drawn so that all rules have something to do. */
final class MadeUpEdges {
    static final long DAY = 20_000;
    static final long FADES_AFTER = 120;
    private static final List<Kind> KINDS =
            List.of(Kind.CLICK_ID, Kind.EMAIL, Kind.PHONE, Kind.MOBILE_AD_ID, Kind.EXTERNAL_ID, Kind.COOKIE);

    private MadeUpEdges() {}

    static MatchKey key(Kind kind, long number) {
        return new MatchKey(kind, 1, number, 0);
    }

    static IdentityEdge registered(String userId, Kind kind, long number) {
        return edge(userId, kind, number, true, DAY);
    }

    static IdentityEdge seen(String userId, Kind kind, long number) {
        return seen(userId, kind, number, DAY);
    }

    static IdentityEdge seen(String userId, Kind kind, long number, long day) {
        return edge(userId, kind, number, false, day);
    }

    private static IdentityEdge edge(String userId, Kind kind, long number, boolean isRegistered, long day) {
        return IdentityEdge.of(key(kind, number), new KeyHolder(userId, List.of(day)), isRegistered, FADES_AFTER);
    }

    /** The same edge when its user has opted out. */
    static IdentityEdge optedOut(IdentityEdge edge) {
        return new IdentityEdge(
                Someone.inPlaceOf(edge.userId(), Instant.EPOCH, 0),
                edge.key(),
                edge.basis(),
                edge.firstDay(),
                edge.lastDay(),
                edge.untilDay(),
                Consent.WITHDRAWN);
    }

    /** A crowd of forty whose keys are so few that many are shared, and some by too many. */
    static List<IdentityEdge> drawn(Random random) {
        List<IdentityEdge> edges = new ArrayList<>();
        for (int user = 0; user < 40; user++) {
            for (Kind kind : KINDS) {
                for (int draw = random.nextInt(3); draw > 0; draw--) {
                    long number = random.nextInt(kind == Kind.PHONE ? 30 : 18);
                    IdentityEdge edge = edge(
                            String.format("u%02d", user),
                            kind,
                            number,
                            random.nextBoolean(),
                            DAY - random.nextInt(2 * (int) FADES_AFTER));
                    if (edges.stream()
                            .noneMatch(old -> old.userId().equals(edge.userId())
                                    && old.key().equals(edge.key()))) {
                        edges.add(random.nextInt(20) == 0 ? optedOut(edge) : edge);
                    }
                }
            }
        }
        return edges;
    }

    static List<IdentityEdge> shuffled(List<IdentityEdge> edges, Random random) {
        List<IdentityEdge> other = new ArrayList<>(edges);
        Collections.shuffle(other, random);
        return other;
    }
}
