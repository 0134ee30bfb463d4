package io.tieback.eval.person;

import io.tieback.core.identity.KeyHolder;
import io.tieback.core.identity.graph.IdentityEdge;
import io.tieback.core.identity.graph.IdentityEdge.Basis;
import io.tieback.core.identity.graph.IdentityGraph;
import io.tieback.core.privacy.MatchKey;
import io.tieback.core.report.Input;
import io.tieback.core.report.Sighting;
import io.tieback.core.report.UserIdentifiers;
import io.tieback.engine.step.Days;
import io.tieback.eval.data.Door.Arrival;
import io.tieback.eval.data.JsonLines;
import io.tieback.eval.data.WorldInputs;
import io.tieback.world.read.FeedLine.Kind;
import io.tieback.world.read.WorldFolder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A world's accounts at its end, whose they truly are and which keys they hold.
 *
 * @param owners of each account
 * @param edges between accounts and keys
 * @param day the last one
 */
record Accounts(Map<String, Owner> owners, List<IdentityEdge> edges, long day) {
    private static final long FADES_AFTER = 120;

    /** Who has an account, and with whom that person lives. */
    record Owner(long personId, long householdId) {}

    /** Reads what the platform sends of its users, by the product's own way in. */
    static Accounts of(WorldFolder world) {
        Map<String, Owner> owners = new TreeMap<>();
        JsonLines.read(
                world.file("truth/people.jsonl"),
                line -> Optional.of(line.path("userId").asText())
                        .filter(user -> !user.isEmpty())
                        .ifPresent(user -> owners.put(
                                user,
                                new Owner(
                                        line.path("personId").asLong(),
                                        line.path("householdId").asLong()))));
        Map<String, Map<MatchKey, IdentityEdge>> held = new HashMap<>();
        WorldInputs.each(world, EnumSet.of(Kind.IDENTIFIERS, Kind.SIGHTING), arrival -> take(held, arrival));
        List<IdentityEdge> edges = new ArrayList<>();
        held.values().forEach(ofUser -> edges.addAll(ofUser.values()));
        edges.sort(Comparator.comparing(IdentityEdge::userId).thenComparing(IdentityEdge::key));
        return new Accounts(owners, edges, Days.of(world.end()));
    }

    private static void take(Map<String, Map<MatchKey, IdentityEdge>> held, Arrival arrival) {
        Input input = arrival.input();
        if (input instanceof UserIdentifiers said) {
            Map<MatchKey, IdentityEdge> keys = held.computeIfAbsent(said.userId(), user -> new HashMap<>());
            keys.values().removeIf(edge -> edge.basis() == Basis.REGISTERED);
            long day = Days.of(said.occurredAt());
            said.matchKeys().forEach(key -> put(keys, said.userId(), key, true, day));
        } else if (input instanceof Sighting sighting) {
            Map<MatchKey, IdentityEdge> keys = held.computeIfAbsent(sighting.userId(), user -> new HashMap<>());
            long day = Days.of(sighting.occurredAt());
            sighting.matchKeys().forEach(key -> put(keys, sighting.userId(), key, false, day));
        }
    }

    private static void put(
            Map<MatchKey, IdentityEdge> keys, String userId, MatchKey key, boolean isRegistered, long day) {
        if (IdentityGraph.counts(key.kind())) {
            IdentityEdge old = keys.get(key);
            boolean isHeld = isRegistered || old != null && old.basis() == Basis.REGISTERED;
            long first = old == null ? day : Math.min(day, old.firstDay());
            long last = old == null ? day : Math.max(day, old.lastDay());
            keys.put(key, edge(userId, key, isHeld, first, last));
        }
    }

    static IdentityEdge edge(String userId, MatchKey key, boolean isRegistered, long first, long last) {
        List<Long> days = first == last ? List.of(first) : List.of(first, last);
        return IdentityEdge.of(key, new KeyHolder(userId, days), isRegistered, FADES_AFTER);
    }
}
