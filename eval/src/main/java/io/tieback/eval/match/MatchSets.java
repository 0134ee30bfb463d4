package io.tieback.eval.match;

import io.tieback.core.identity.CandidateFeatures;
import io.tieback.core.identity.MatchCandidate;
import io.tieback.core.identity.MatchQuestion;
import io.tieback.core.identity.SeenTimes;
import io.tieback.core.privacy.AgentTraits;
import io.tieback.core.privacy.MatchKey;
import io.tieback.core.privacy.MatchKey.Kind;
import io.tieback.eval.data.Addresses;
import io.tieback.eval.data.JudgedReport;
import io.tieback.eval.data.WorldReports;
import io.tieback.eval.product.ProductRun;
import io.tieback.world.read.WorldFolder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Makes the sets of candidates of a world's reports whose acts, by their ids, have no deterministic key at all. */
final class MatchSets {
    /** So many candidates of an address are looked at, the most recent: the bound of a crowded key. */
    private static final int MOST_CANDIDATES = 30;

    private final Addresses addresses;
    private final PlatformEvidence evidence;

    private MatchSets(Addresses addresses, PlatformEvidence evidence) {
        this.addresses = addresses;
        this.evidence = evidence;
    }

    /** Shows each set, in the order of the acts, each with what was known when its visit began. */
    static void each(WorldFolder world, Consumer<MatchSet> pupil) {
        List<JudgedReport> reports = WorldReports.read(world);
        Addresses addresses = Addresses.of(world);
        MatchSets sets = new MatchSets(addresses, PlatformEvidence.of(world, reports));
        Map<String, String> acts = ProductRun.actsByIds(reports);
        Set<String> keyed = new HashSet<>();
        for (JudgedReport judged : reports) {
            if (judged.report().matchKeys().stream().anyMatch(key -> key.kind().isDeterministic())) {
                keyed.add(acts.getOrDefault(judged.report().reportId(), ""));
            }
        }
        reports.stream()
                .filter(judged -> judged.report().reference().isEmpty())
                .filter(judged ->
                        !keyed.contains(acts.getOrDefault(judged.report().reportId(), "")))
                .sorted(Comparator.comparingLong(JudgedReport::occurredMillis))
                .forEach(judged -> pupil.accept(sets.of(judged)));
    }

    private MatchSet of(JudgedReport judged) {
        long asOf = MatchQuestion.asOf(judged.occurredMillis());
        evidence.advance(asOf);
        List<MatchKey> address = addresses.keys(judged.trace().address());
        Map<String, SeenTimes> host = usersOf(address, Kind.IP_HOST);
        Map<String, SeenTimes> network = usersOf(address, Kind.IP_NETWORK);
        Map<String, SeenTimes> cookie = evidence.seen().users(PlatformEvidence.keysOf(judged, Kind.COOKIE));
        List<MatchCandidate> candidates = new ArrayList<>();
        for (String user : users(asOf, host, network, cookie)) {
            candidates.add(new MatchCandidate(
                    user,
                    host.getOrDefault(user, SeenTimes.NEVER),
                    network.getOrDefault(user, SeenTimes.NEVER),
                    cookie.getOrDefault(user, SeenTimes.NEVER),
                    evidence.anywhere(user),
                    evidence.engaged(user, judged.report().advertiserId()),
                    evidence.agents(user)));
        }
        MatchQuestion question = new MatchQuestion(
                asOf,
                AgentTraits.of(judged.trace().agent()),
                addresses.networkClass(judged.trace().address()),
                SeenIndex.crowd(host, asOf),
                SeenIndex.crowd(network, asOf),
                SeenIndex.crowd(cookie, asOf));
        String truth = judged.truth().userId();
        int right = -1;
        for (int i = 0; i < candidates.size(); i++) {
            right = candidates.get(i).userId().equals(truth) ? i : right;
        }
        return new MatchSet(
                judged.truth().personId(),
                !truth.isEmpty(),
                right,
                asOf,
                candidates,
                CandidateFeatures.of(question, candidates));
    }

    private Map<String, SeenTimes> usersOf(List<MatchKey> address, Kind kind) {
        return evidence.seen()
                .users(address.stream().filter(key -> key.kind() == kind).toList());
    }

    /** Users known at a key as of the time: of addresses the most recent, of the cookie all; by id. */
    private static Set<String> users(
            long asOf, Map<String, SeenTimes> host, Map<String, SeenTimes> network, Map<String, SeenTimes> cookie) {
        Set<String> users = new TreeSet<>();
        for (Map<String, SeenTimes> key : List.of(host, network, cookie)) {
            key.entrySet().stream()
                    .filter(entry -> entry.getValue().lastBefore(asOf).isPresent())
                    .sorted(Comparator.<Map.Entry<String, SeenTimes>>comparingLong(
                                    entry -> -entry.getValue().lastBefore(asOf).orElseThrow())
                            .thenComparing(Map.Entry::getKey))
                    .limit(MOST_CANDIDATES)
                    .forEach(entry -> users.add(entry.getKey()));
        }
        return users;
    }
}
