package io.tieback.core.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieback.core.identity.MatchCandidate.SeenAgent;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CandidateFeaturesTest {
    private static final long HOUR = 3_600_000L;
    private static final long DAY = 24 * HOUR;
    private static final long OCCURRED = 20_000 * DAY + 13 * HOUR;
    private static final long AS_OF = MatchQuestion.asOf(OCCURRED);
    private static final AgentTraits PHONE = AgentTraits.of("Mozilla/5.0 (iPhone; CPU iPhone OS 18_3 like Mac OS X)"
            + " AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.3 Mobile/15E148 Safari/604.1");

    @Test
    void everyFeatureHasANameAndADirection() {
        double[] row = CandidateFeatures.of(question(), List.of(candidate("a", SeenTimes.NEVER)))
                .get(0);
        assertThat(row).hasSize(CandidateFeatures.NAMES.size());
        assertThat(CandidateFeatures.DIRECTIONS).hasSize(row.length);
    }

    @Test
    void whatTheSameVisitOrALaterOneWroteChangesNoFeature() {
        SplittableRandom random = new SplittableRandom(11);
        for (int turn = 0; turn < 200; turn++) {
            SeenTimes before = times(random, AS_OF - 40 * DAY, AS_OF - DAY).and(AS_OF - 2 * HOUR);
            SeenTimes after = before.and(OCCURRED)
                    .and(OCCURRED - 60_000)
                    .and(AS_OF + 1)
                    .and(OCCURRED + 3 * HOUR)
                    .and(OCCURRED + 2 * DAY);
            assertThat(CandidateFeatures.of(question(), List.of(candidate("a", after)))
                            .get(0))
                    .isEqualTo(CandidateFeatures.of(question(), List.of(candidate("a", before)))
                            .get(0));
        }
    }

    @Test
    void neitherIdsNorTheOrderOfCandidatesEnter() {
        SplittableRandom random = new SplittableRandom(12);
        List<MatchCandidate> some = new ArrayList<>();
        for (String id : List.of("a", "b", "c", "d")) {
            some.add(candidate(id, times(random, AS_OF - 20 * DAY, AS_OF)));
        }
        List<MatchCandidate> turned = List.of(
                candidate("z", some.get(3).onHost()),
                candidate("y", some.get(2).onHost()),
                candidate("x", some.get(1).onHost()),
                candidate("w", some.get(0).onHost()));
        List<double[]> rows = CandidateFeatures.of(question(), some);
        List<double[]> others = CandidateFeatures.of(question(), turned);
        for (int i = 0; i < 4; i++) {
            assertThat(others.get(3 - i)).isEqualTo(rows.get(i));
        }
    }

    @Test
    void theMoreRecentRanksFirstAndIsAheadByWhatTheOtherIsBehind() {
        List<double[]> rows = CandidateFeatures.of(
                question(),
                List.of(
                        candidate("late", SeenTimes.NEVER.and(AS_OF - 2 * HOUR)),
                        candidate("early", SeenTimes.NEVER.and(AS_OF - 5 * HOUR))));
        assertThat(rows.get(0)[0]).isEqualTo(2);
        assertThat(rows.get(0)[18]).isZero();
        assertThat(rows.get(0)[19]).isEqualTo(-3);
        assertThat(rows.get(1)[18]).isEqualTo(1);
        assertThat(rows.get(1)[19]).isEqualTo(3);
    }

    @Test
    void agentsAgreeBySystemThenVersionThenBrowser() {
        AgentTraits app = AgentTraits.of("MarketApp/7.0 (iPhone16,2; iOS 18.1)");
        AgentTraits windows = AgentTraits.of("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36"
                + " (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36");
        assertThat(app).isEqualTo(new AgentTraits("marketapp", 7, "ios", 18));
        assertThat(windows).isEqualTo(new AgentTraits("chrome", 142, "windows", 10));
        assertThat(PHONE).isEqualTo(new AgentTraits("safari", 18, "ios", 18));
        assertThat(PHONE.agreement(app)).isEqualTo(2);
        assertThat(PHONE.agreement(windows)).isZero();
        assertThat(PHONE.agreement(PHONE)).isEqualTo(AgentTraits.SAME);
        assertThat(PHONE.agreement(AgentTraits.of(""))).isNaN();
    }

    @Test
    void onlyThirtyDaysCountAndWithinADayOnlyWhatWasBefore() {
        SeenTimes seen =
                SeenTimes.NEVER.and(AS_OF - 32 * DAY).and(AS_OF - 3 * HOUR).and(AS_OF + HOUR);
        assertThat(seen.lastBefore(AS_OF)).hasValue(AS_OF - 3 * HOUR);
        assertThat(seen.daysBefore(AS_OF)).isEqualTo(1);
        assertThat(seen.timesBefore(AS_OF)).isEqualTo(1);
        assertThat(seen.lastBefore(AS_OF - DAY)).isEmpty();
    }

    private static MatchQuestion question() {
        return new MatchQuestion(AS_OF, PHONE, 2, new KeyCrowd(3, 1, 9), KeyCrowd.EMPTY, KeyCrowd.EMPTY);
    }

    private static MatchCandidate candidate(String id, SeenTimes seen) {
        return new MatchCandidate(
                id, seen, seen, SeenTimes.NEVER, seen, SeenTimes.NEVER, List.of(new SeenAgent(PHONE, seen)));
    }

    private static SeenTimes times(SplittableRandom random, long from, long to) {
        SeenTimes times = SeenTimes.NEVER;
        int count = 1 + random.nextInt(20);
        for (int i = 0; i < count; i++) {
            times = times.and(random.nextLong(from, to));
        }
        return times;
    }
}
