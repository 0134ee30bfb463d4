package io.tieback.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieback.core.identity.CandidateSet;
import io.tieback.core.identity.Someone;
import io.tieback.core.identity.UserMatcher;
import io.tieback.core.identity.UserShares;
import io.tieback.core.ledger.Apportionment;
import io.tieback.core.ledger.LedgerEntry;
import io.tieback.core.report.AdEngagement;
import io.tieback.core.report.Erasure;
import io.tieback.core.report.Input;
import io.tieback.core.report.Sighting;
import io.tieback.core.report.UserConsent;
import io.tieback.core.report.UserIdentifiers;
import io.tieback.engine.message.StageOrder;
import io.tieback.engine.pipeline.PipelineSettings;
import io.tieback.engine.pipeline.VisibilityPipeline;
import io.tieback.engine.read.ActReader;
import io.tieback.engine.step.MemoryStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Opting out never raises a rival's odds: what the user would have had is nobody's. */
class OptOutTest {
    /** A part is rounded to a billionth, and another may be rounded up in its place, once for each user at most. */
    private static final long ROUNDING = 4;

    /** Nothing fades, as the evidence of who is in again must last as long as that of who never left. */
    private static final PipelineSettings LASTING = new PipelineSettings(
            Duration.ofDays(7),
            Duration.ofDays(30),
            Duration.ofDays(30),
            Duration.ofDays(3_650),
            PipelineSettings.UserMatching.presets(),
            PipelineSettings.presets().attributionSettings());

    @Test
    void whoOptsOutLeavesRivalsWhatTheyHadUnderAnyReleaseAndNobodyTheRest() {
        int shared = 0;
        for (long seed = 0; seed < 500; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            String user = "u" + random.nextInt(4);
            List<Scenario.Event> events = notErased(user, withoutConsent(Worlds.crowded(seed, 60, true)));
            Scenario.Event from = events.get(random.nextInt(events.size()));
            UserMatcher release = seed % 2 == 0 ? Worlds::byRecency : OptOutTest::atRandom;
            try (SequentialRuntime in = new SequentialRuntime(pipeline(PipelineSettings.presets(), release));
                    SequentialRuntime out = new SequentialRuntime(pipeline(PipelineSettings.presets(), release))) {
                for (Scenario.Event event : events) {
                    if (event == from) {
                        out.accept(event.at(), new UserConsent(user, true));
                    }
                    in.accept(event.at(), event.input());
                    out.accept(event.at(), event.input());
                }
                Map<String, Long> before = shares(in);
                Map<String, Long> after = shares(out);
                for (Map.Entry<String, Long> share : before.entrySet()) {
                    long left = after.getOrDefault(share.getKey(), 0L);
                    if (share.getKey().startsWith(user + " ")) {
                        assertThat(left).as("seed %s, %s", seed, share).isZero();
                        shared++;
                    } else {
                        assertThat(left)
                                .as("seed %s, %s", seed, share)
                                .isBetween(share.getValue() - ROUNDING, share.getValue());
                    }
                }
                assertThat(before.keySet()).as("seed %s", seed).containsAll(after.keySet());
            }
        }
        assertThat(shared).isGreaterThan(500);
    }

    @Test
    void noRivalGainsAtAnyTimeHoweverManyOptOutAndAreInAgain() {
        for (long seed = 0; seed < 250; seed++) {
            List<Scenario.Event> events = Worlds.crowded(seed, 60, false);
            Set<String> always = new TreeSet<>(Set.of("u0", "u1", "u2", "u3"));
            events.forEach(event -> {
                if (event.input() instanceof UserConsent consent) {
                    always.remove(consent.userId());
                }
            });
            VisibilityPipeline pipeline = pipeline(LASTING, Worlds::byRecency);
            try (SequentialRuntime in = new SequentialRuntime(pipeline);
                    SequentialRuntime mixed = new SequentialRuntime(pipeline)) {
                for (Scenario.Event event : events) {
                    if (!(event.input() instanceof UserConsent)) {
                        in.accept(event.at(), event.input());
                    }
                    mixed.accept(event.at(), event.input());
                }
                Map<String, Long> before = shares(in);
                for (Map.Entry<String, Long> share : shares(mixed).entrySet()) {
                    if (always.contains(share.getKey().split(" ")[0])) {
                        assertThat(share.getValue())
                                .as("seed %s, %s", seed, share)
                                .isLessThanOrEqualTo(before.getOrDefault(share.getKey(), 0L));
                    }
                }
            }
        }
    }

    @Test
    void nothingButTheUsersOwnStateNamesAUserWhoOptedOut() {
        int named = 0;
        for (long seed = 0; seed < 200; seed++) {
            List<Scenario.Event> events = notErased("u1", withoutConsent(Worlds.crowded(seed, 60, true)));
            try (SequentialRuntime runtime = new SequentialRuntime(Worlds.pipeline())) {
                for (int i = 0; i < events.size(); i++) {
                    if (i == 40) {
                        runtime.accept(events.get(i).at(), new UserConsent(longName("u1"), true));
                    }
                    runtime.accept(events.get(i).at(), longNamed(events.get(i).input()));
                }
                assertThat(stagesThatName(runtime, longName("u1")))
                        .as("seed %s", seed)
                        .isSubsetOf(StageOrder.USER);
                named += stagesThatName(runtime, longName("u2")).size();
            }
        }
        assertThat(named).isGreaterThan(500);
    }

    private static VisibilityPipeline pipeline(PipelineSettings settings, UserMatcher release) {
        return VisibilityPipeline.of(settings, version -> Optional.of(release));
    }

    /** A release that goes by every number and follows no rule. */
    private static UserShares atRandom(CandidateSet set) {
        long[] weights = new long[set.userIds().size() + 1];
        for (int i = 0; i < weights.length - 1; i++) {
            weights[i] = 1 + Math.floorMod(Arrays.hashCode(set.rows().get(i)), 1_000);
        }
        weights[weights.length - 1] = 100;
        long[] parts = Apportionment.split(LedgerEntry.WHOLE, weights);
        List<UserShares.UserShare> shares = new ArrayList<>();
        for (int i = 0; i < weights.length - 1; i++) {
            shares.add(new UserShares.UserShare(set.userIds().get(i), parts[i]));
        }
        return new UserShares(shares, parts[weights.length - 1]);
    }

    private static List<Scenario.Event> withoutConsent(List<Scenario.Event> events) {
        return events.stream()
                .filter(event -> !(event.input() instanceof UserConsent))
                .toList();
    }

    /** An erasure would forget the opt-out too. */
    private static List<Scenario.Event> notErased(String userId, List<Scenario.Event> events) {
        return events.stream()
                .filter(event -> !(event.input() instanceof Erasure erasure
                        && erasure.userId().equals(userId)))
                .toList();
    }

    /** Shares of users in acts, by user and act. */
    private static Map<String, Long> shares(SequentialRuntime runtime) {
        Map<String, Long> shares = new TreeMap<>();
        Set<String> acts = runtime.ledger().values().stream()
                .map(LedgerEntry::actId)
                .collect(Collectors.toCollection(TreeSet::new));
        for (String actId : acts) {
            ActReader.read(runtime.state(), actId)
                    .ifPresent(act -> act.parts().forEach(part -> {
                        assertThat(Someone.is(part.userId())).isFalse();
                        shares.put(part.userId() + " " + actId, part.share());
                    }));
        }
        return shares;
    }

    private static Set<Integer> stagesThatName(SequentialRuntime runtime, String userId) {
        Set<Integer> stages = new TreeSet<>();
        ((MemoryStore) runtime.state()).rows().forEach((key, row) -> {
            if (text(key).contains(userId) || text(row).contains(userId)) {
                stages.add((int) key[0]);
            }
        });
        return stages;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static String longName(String userId) {
        return "the-person-called-" + userId;
    }

    private static Input longNamed(Input input) {
        if (input instanceof Sighting s) {
            return new Sighting(longName(s.userId()), s.occurredAt(), s.matchKeys(), s.trace());
        } else if (input instanceof UserIdentifiers u) {
            return new UserIdentifiers(longName(u.userId()), u.occurredAt(), u.matchKeys());
        } else if (input instanceof AdEngagement e) {
            return new AdEngagement(
                    e.engagementId(),
                    longName(e.userId()),
                    e.advertiserId(),
                    e.campaignId(),
                    e.adId(),
                    e.kind(),
                    e.occurredAt(),
                    e.matchKeys(),
                    e.trace());
        } else if (input instanceof Erasure erasure && !erasure.userId().isEmpty()) {
            return new Erasure(longName(erasure.userId()), erasure.matchKeys());
        }
        return input;
    }
}
