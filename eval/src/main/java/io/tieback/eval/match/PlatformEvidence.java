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
import io.tieback.eval.data.WorldFolder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the platform knows of its users: where and with what they were seen, by sightings, by engagements and by reports
 * whose keys name one user. Nothing of the truth enters.
 */
final class PlatformEvidence {
    private final Addresses addresses;
    private final PlatformKeys keys = new PlatformKeys();
    private final SeenIndex seen = new SeenIndex();
    private final Map<String, SeenTimes> anywhere = new HashMap<>();
    private final Map<String, Map<String, SeenTimes>> engaged = new HashMap<>();
    private final Map<String, Map<AgentTraits, SeenTimes>> agents = new HashMap<>();
    private final Map<MatchKey, Map<String, Long>> holders = new HashMap<>();

    private PlatformEvidence(Addresses addresses) {
        this.addresses = addresses;
    }

    static PlatformEvidence of(WorldFolder world, Addresses addresses, List<JudgedReport> reports) {
        PlatformEvidence evidence = new PlatformEvidence(addresses);
        JsonLines.read(world.file("identifiers.jsonl"), evidence::identifiers);
        JsonLines.read(world.file("sightings.jsonl"), line -> evidence.sighting(line.get("sighting")));
        JsonLines.read(world.file("engagements.jsonl"), line -> evidence.engagement(line.get("engagement")));
        reports.forEach(evidence::report);
        return evidence;
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
        keys.of(line.get("identifiers"), "").forEach(key -> hold(key, user, millis));
    }

    private void sighting(JsonNode sighting) {
        String user = sighting.get("userId").asText();
        long millis = PlatformKeys.millis(sighting.get("occurredAt"));
        presence(user, millis, sighting);
        for (MatchKey key : keys.of(
                sighting.path("identifiers"), sighting.path("advertiserId").asText(""))) {
            if (key.kind().isDeterministic()) {
                hold(key, user, millis);
            } else {
                seen.add(key, user, millis);
            }
        }
    }

    private void engagement(JsonNode engagement) {
        String user = engagement.get("userId").asText();
        long millis = PlatformKeys.millis(engagement.get("occurredAt"));
        presence(user, millis, engagement);
        keys.clickId(engagement.path("clickId").asText("")).forEach(key -> hold(key, user, millis));
        engaged.computeIfAbsent(user, u -> new HashMap<>())
                .merge(
                        engagement.get("advertiserId").asText(),
                        SeenTimes.NEVER.and(millis),
                        (old, first) -> old.and(millis));
    }

    private void presence(String user, long millis, JsonNode at) {
        addresses.keys(at.path("ip").asText("")).forEach(key -> seen.add(key, user, millis));
        anywhere.merge(user, SeenTimes.NEVER.and(millis), (old, first) -> old.and(millis));
        AgentTraits traits = AgentTraits.of(at.path("userAgent").asText(""));
        agents.computeIfAbsent(user, u -> new HashMap<>())
                .merge(traits, SeenTimes.NEVER.and(millis), (old, first) -> old.and(millis));
    }

    private void hold(MatchKey key, String user, long millis) {
        holders.computeIfAbsent(key, k -> new HashMap<>()).merge(user, millis, Math::min);
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
            holders.getOrDefault(key, Map.of()).forEach((user, since) -> {
                if (since <= millis) {
                    named.add(user);
                }
            });
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
