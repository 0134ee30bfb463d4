package io.tieback.eval.match;

import com.fasterxml.jackson.databind.JsonNode;
import io.tieback.core.identity.AgentTraits;
import io.tieback.core.identity.MatchCandidate.SeenAgent;
import io.tieback.core.identity.SeenTimes;
import io.tieback.core.privacy.MatchKey;
import io.tieback.core.privacy.MatchKey.Kind;
import io.tieback.eval.data.Addresses;
import io.tieback.eval.data.JsonLines;
import io.tieback.eval.data.JudgedReport;
import io.tieback.eval.data.PlatformKeys;
import io.tieback.world.read.WorldFolder;
import java.util.ArrayList;
import java.util.Comparator;
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
    private final Addresses addresses;
    private final PlatformKeys keys = new PlatformKeys();
    private final SeenIndex seen = new SeenIndex();
    private final Map<String, SeenTimes> anywhere = new HashMap<>();
    private final Map<String, Map<String, SeenTimes>> engaged = new HashMap<>();
    private final Map<String, Map<AgentTraits, SeenTimes>> agents = new HashMap<>();
    private final Map<MatchKey, Set<String>> holders = new HashMap<>();
    private final List<Event> waiting = new ArrayList<>();
    private int next;

    private record Event(long millis, Runnable write) {}

    private PlatformEvidence(Addresses addresses) {
        this.addresses = addresses;
    }

    static PlatformEvidence of(WorldFolder world, Addresses addresses, List<JudgedReport> reports) {
        PlatformEvidence evidence = new PlatformEvidence(addresses);
        JsonLines.read(world.file("identifiers.jsonl"), evidence::identifiers);
        JsonLines.read(world.file("sightings.jsonl"), line -> evidence.sighting(line.get("sighting")));
        JsonLines.read(world.file("engagements.jsonl"), line -> evidence.engagement(line.get("engagement")));
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

    private void identifiers(JsonNode line) {
        String user = line.get("userId").asText();
        long millis = PlatformKeys.millis(line.get("occurredAt"));
        List<MatchKey> held = keys.of(line.get("identifiers"), "");
        later(millis, () -> held.forEach(key -> hold(key, user)));
    }

    private void sighting(JsonNode sighting) {
        String user = sighting.get("userId").asText();
        long millis = PlatformKeys.millis(sighting.get("occurredAt"));
        presence(user, millis, sighting);
        List<MatchKey> with = keys.of(
                sighting.path("identifiers"), sighting.path("advertiserId").asText(""));
        later(millis, () -> with.forEach(key -> sighted(key, user, millis)));
    }

    private void sighted(MatchKey key, String user, long millis) {
        if (key.kind().isDeterministic()) {
            hold(key, user);
        } else {
            seen.add(key, user, millis);
        }
    }

    private void engagement(JsonNode engagement) {
        String user = engagement.get("userId").asText();
        long millis = PlatformKeys.millis(engagement.get("occurredAt"));
        presence(user, millis, engagement);
        List<MatchKey> clicks = keys.clickId(engagement.path("clickId").asText(""));
        String advertiser = engagement.get("advertiserId").asText();
        later(millis, () -> {
            clicks.forEach(key -> hold(key, user));
            add(engaged.computeIfAbsent(user, u -> new HashMap<>()), advertiser, millis);
        });
    }

    private void presence(String user, long millis, JsonNode at) {
        List<MatchKey> address = addresses.keys(at.path("ip").asText(""));
        AgentTraits traits = AgentTraits.of(at.path("userAgent").asText(""));
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
