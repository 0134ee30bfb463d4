package io.tieback.eval.match;

import io.tieback.core.identity.AgentTraits;
import io.tieback.core.identity.MatchCandidate.SeenAgent;
import io.tieback.core.identity.SeenTimes;
import io.tieback.core.privacy.MatchKey;
import io.tieback.core.privacy.MatchKey.Kind;
import io.tieback.core.report.AdEngagement;
import io.tieback.core.report.Sighting;
import io.tieback.core.report.UserIdentifiers;
import io.tieback.eval.data.Addresses;
import io.tieback.eval.data.Door.Arrival;
import io.tieback.eval.data.JudgedReport;
import io.tieback.eval.data.Trace;
import io.tieback.eval.data.WorldInputs;
import io.tieback.world.read.FeedLine;
import io.tieback.world.read.WorldFolder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the platform knows of its users as of a time: where and with what they were seen, by sightings, by engagements
 * and by reports whose keys name one user, from their receipt on. Nothing of the truth enters.
 */
final class PlatformEvidence {
    private final SeenIndex seen = new SeenIndex();
    private final Map<String, SeenTimes> anywhere = new HashMap<>();
    private final Map<String, Map<String, SeenTimes>> engaged = new HashMap<>();
    private final Map<String, Map<AgentTraits, SeenTimes>> agents = new HashMap<>();
    private final Map<MatchKey, Set<String>> holders = new HashMap<>();
    private final List<Event> waiting = new ArrayList<>();
    private int next;

    private record Event(long millis, Runnable write) {}

    private PlatformEvidence() {}

    static PlatformEvidence of(WorldFolder world, List<JudgedReport> reports) {
        PlatformEvidence evidence = new PlatformEvidence();
        WorldInputs.each(world, EnumSet.complementOf(EnumSet.of(FeedLine.Kind.REPORT)), evidence::platform);
        reports.forEach(judged -> evidence.later(judged.receivedAt().toEpochMilli(), () -> evidence.report(judged)));
        evidence.waiting.sort(Comparator.comparingLong(Event::millis));
        return evidence;
    }

    /** Takes in all that was written up to a time; never back. */
    void advance(long asOf) {
        while (next < waiting.size() && waiting.get(next).millis() <= asOf) {
            waiting.get(next++).write().run();
        }
    }

    private void later(long millis, Runnable write) {
        waiting.add(new Event(millis, write));
    }

    SeenIndex seen() {
        return seen;
    }

    SeenTimes anywhere(String userId) {
        return anywhere.getOrDefault(userId, SeenTimes.NEVER);
    }

    SeenTimes engaged(String userId, String advertiserId) {
        return engaged.getOrDefault(userId, Map.of()).getOrDefault(advertiserId, SeenTimes.NEVER);
    }

    List<SeenAgent> agents(String userId) {
        return agents.getOrDefault(userId, Map.of()).entrySet().stream()
                .map(entry -> new SeenAgent(entry.getKey(), entry.getValue()))
                .toList();
    }

    private void platform(Arrival arrival) {
        if (arrival.input() instanceof UserIdentifiers held) {
            List<MatchKey> keys = held.matchKeys();
            later(held.occurredAt().toEpochMilli(), () -> keys.forEach(key -> hold(key, held.userId())));
        } else if (arrival.input() instanceof Sighting sighting) {
            sighting(sighting, arrival.trace());
        } else if (arrival.input() instanceof AdEngagement engagement) {
            engagement(engagement, arrival.trace());
        }
    }

    private void sighting(Sighting sighting, Trace trace) {
        String user = sighting.userId();
        long millis = sighting.occurredAt().toEpochMilli();
        presence(user, millis, sighting.matchKeys(), trace);
        List<MatchKey> with = Addresses.without(sighting.matchKeys());
        later(millis, () -> with.forEach(key -> sighted(key, user, millis)));
    }

    private void sighted(MatchKey key, String user, long millis) {
        if (key.kind().isDeterministic()) {
            hold(key, user);
        } else {
            seen.add(key, user, millis);
        }
    }

    private void engagement(AdEngagement engagement, Trace trace) {
        String user = engagement.userId();
        long millis = engagement.occurredAt().toEpochMilli();
        presence(user, millis, engagement.matchKeys(), trace);
        List<MatchKey> clicks = Addresses.without(engagement.matchKeys());
        String advertiser = engagement.advertiserId();
        later(millis, () -> {
            clicks.forEach(key -> hold(key, user));
            add(engaged.computeIfAbsent(user, u -> new HashMap<>()), advertiser, millis);
        });
    }

    private void presence(String user, long millis, List<MatchKey> keys, Trace trace) {
        List<MatchKey> address = Addresses.own(keys);
        AgentTraits traits = AgentTraits.of(trace.agent());
        later(millis, () -> {
            address.forEach(key -> seen.add(key, user, millis));
            add(anywhere, user, millis);
            add(agents.computeIfAbsent(user, u -> new HashMap<>()), traits, millis);
        });
    }

    private static <K> void add(Map<K, SeenTimes> times, K key, long millis) {
        times.merge(key, SeenTimes.NEVER.and(millis), (old, first) -> old.and(millis));
    }

    private void hold(MatchKey key, String user) {
        holders.computeIfAbsent(key, k -> new HashSet<>()).add(user);
    }

    /** A report whose keys name one user ties its cookie to that user, from its receipt on. */
    private void report(JudgedReport judged) {
        List<MatchKey> cookies = keysOf(judged, Kind.COOKIE);
        if (cookies.isEmpty()) {
            return;
        }
        long millis = judged.receivedAt().toEpochMilli();
        Set<String> named = new HashSet<>();
        for (MatchKey key : judged.report().matchKeys()) {
            named.addAll(holders.getOrDefault(key, Set.of()));
        }
        if (named.size() == 1) {
            cookies.forEach(cookie -> seen.add(cookie, named.iterator().next(), millis));
        }
    }

    static List<MatchKey> keysOf(JudgedReport judged, Kind kind) {
        List<MatchKey> found = new ArrayList<>();
        judged.report().matchKeys().stream().filter(key -> key.kind() == kind).forEach(found::add);
        return found;
    }
}
