package io.tieback.core.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tieback.core.identity.UserMatch.CandidateProbability;
import io.tieback.core.ledger.LedgerEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UserMatchModelTest {
    private static final int FEATURES = CandidateFeatures.NAMES.size();
    private static final UserMatchModel MODEL = UserMatchModel.of(
            "made-up",
            new UserMatchModel.Serving(
                    CandidateMaximisation.learn(sets(400), CandidateFeatures.NAMES, CandidateFeatures.DIRECTIONS),
                    SetCalibrator.NONE,
                    CalibrationGround.NONE));

    @Test
    void everySetSumsToOneAndNamesTheLikeliestFirst() {
        for (LabelledSet set : sets(200)) {
            UserMatch match = MODEL.match(users(set), set.rows());
            double sum = match.nullProbability();
            double last = 1;
            for (CandidateProbability candidate : match.candidates()) {
                sum += candidate.probability();
                assertThat(candidate.probability()).isLessThanOrEqualTo(last);
                last = candidate.probability();
            }
            assertThat(sum).isCloseTo(1, within(1e-12));
            assertThat(match.candidates()).hasSizeLessThanOrEqualTo(UserMatch.MOST);
            assertThat(match.ground()).isEqualTo(CalibrationGround.NONE);
        }
    }

    @Test
    void anotherOrderOfCandidatesChangesNoBit() {
        for (LabelledSet set : sets(100)) {
            List<Integer> order = new ArrayList<>(
                    IntStream.range(0, set.rows().size()).boxed().toList());
            Collections.shuffle(order, new Random(7));
            List<String> users = users(set);
            UserMatch shuffled = MODEL.match(
                    order.stream().map(users::get).toList(),
                    order.stream().map(set.rows()::get).toList());
            assertThat(shuffled).isEqualTo(MODEL.match(users, set.rows()));
        }
    }

    @Test
    void whatFallsToSomeoneIsNobodysAndRivalsKeepTheirs() {
        String someone = Someone.inPlaceOf("u-1", Instant.EPOCH, 0);
        for (LabelledSet set : sets(100)) {
            List<String> users = users(set);
            UserMatch before = MODEL.match(users, set.rows());
            for (int out = 0; out < users.size(); out++) {
                List<String> left = new ArrayList<>(users);
                String gone = left.set(out, someone);
                UserMatch after = MODEL.match(left, set.rows());
                assertThat(after.candidates())
                        .isSubsetOf(before.candidates())
                        .noneMatch(
                                one -> one.userId().equals(gone) || one.userId().equals(someone));
                assertThat(after.nullProbability()).isGreaterThanOrEqualTo(before.nullProbability());
            }
        }
    }

    @Test
    void sharesSumToAWholeAndNobodyTakesWhatIsLeft() {
        for (LabelledSet set : sets(200)) {
            UserMatch match = MODEL.match(users(set), set.rows());
            UserShares shares = MODEL.shares(new CandidateSet(users(set), set.rows()));
            long given = shares.shares().stream()
                    .mapToLong(UserShares.UserShare::share)
                    .sum();
            assertThat(shares.nobody()).isEqualTo(LedgerEntry.WHOLE - given).isNotNegative();
            double nobody = match.nullProbability() * LedgerEntry.WHOLE;
            assertThat(shares.nobody() - nobody).isBetween(-1e-3, UserMatch.MOST + 1e-3);
            Map<String, Double> said = match.candidates().stream()
                    .collect(Collectors.toMap(CandidateProbability::userId, CandidateProbability::probability));
            assertThat(shares.shares())
                    .allSatisfy(share -> assertThat(
                                    said.getOrDefault(share.userId(), 0.0) * LedgerEntry.WHOLE - share.share())
                            .isBetween(0.0, 1.0));
            assertThat(shares.shares())
                    .isSortedAccordingTo(Comparator.comparing(UserShares.UserShare::userId))
                    .allMatch(share -> share.share() > 0);
        }
    }

    @Test
    void sharesAreTheSameInEveryOrderOfTheCandidates() {
        for (LabelledSet set : sets(100)) {
            List<Integer> order = new ArrayList<>(
                    IntStream.range(0, set.rows().size()).boxed().toList());
            Collections.shuffle(order, new Random(11));
            List<String> users = users(set);
            CandidateSet shuffled = new CandidateSet(
                    order.stream().map(users::get).toList(),
                    order.stream().map(set.rows()::get).toList());
            assertThat(MODEL.shares(shuffled)).isEqualTo(MODEL.shares(new CandidateSet(users, set.rows())));
        }
    }

    /** All alike to it. */
    private static final UserMatchModel ALIKE = UserMatchModel.of(
            "alike",
            new UserMatchModel.Serving(
                    new FellegiSunterCandidates(
                            1,
                            CandidateFeatures.NAMES.stream()
                                    .map(name ->
                                            new FeatureLevels(name, List.of(), List.of(.5, .5), List.of(.5, .5), 1))
                                    .toList()),
                    SetCalibrator.NONE,
                    CalibrationGround.NONE));

    @Test
    void withoutCandidatesItIsNobody() {
        assertThat(MODEL.shares(CandidateSet.EMPTY)).isEqualTo(UserShares.NOBODY);
        UserMatch match = MODEL.match(List.of(), List.of());
        assertThat(match.candidates()).isEmpty();
        assertThat(match.nullProbability()).isEqualTo(1);
        assertThat(match.household()).isEqualTo(Household.NONE);
    }

    @Test
    void theHouseholdIsTheLikeliestCandidateAndWhoIsOftenSeenAtTheSameHome() {
        List<double[]> rows = List.of(atHome(0, 9), atHome(1, 5), atHome(400, 1), atHome(2, 2));
        UserMatch match = ALIKE.match(List.of("a", "b", "c", "d"), rows);
        assertThat(match.household().userIds()).containsExactly("a", "b", "d");
        assertThat(match.household().probability())
                .isCloseTo(
                        match.candidates().stream()
                                .filter(one -> !one.userId().equals("c"))
                                .mapToDouble(UserMatch.CandidateProbability::probability)
                                .sum(),
                        within(1e-12));
    }

    @Test
    void anOfficeIsNoHomeNorIsAnAddressOfMany() {
        List<double[]> office = List.of(atHome(0, 9), atHome(1, 9));
        office.forEach(row -> row[CandidateFeatures.NAMES.indexOf("network class")] = 2);
        assertThat(ALIKE.match(List.of("a", "b"), office).household().userIds()).containsExactly("a");
        List<double[]> crowd = List.of(atHome(0, 9), atHome(1, 9));
        crowd.forEach(row -> row[CandidateFeatures.NAMES.indexOf("users of the address")] = 9);
        assertThat(ALIKE.match(List.of("a", "b"), crowd).household().userIds()).containsExactly("a");
    }

    @Test
    void whoOptsOutLeavesTheHouseholdAndItsProbabilityDoesNotRise() {
        List<double[]> rows = List.of(atHome(1, 9), atHome(1, 5), atHome(3, 4));
        Household before = ALIKE.match(List.of("a", "b", "c"), rows).household();
        String someone = Someone.inPlaceOf("b", Instant.EPOCH, 0);
        Household after = ALIKE.match(List.of("a", someone, "c"), rows).household();
        assertThat(before.userIds()).containsExactly("a", "b", "c");
        assertThat(after.userIds()).containsExactly("a", "c");
        assertThat(after.probability()).isLessThan(before.probability());
    }

    /** Seen some hours ago at a home with a few users, on so many days. */
    private static double[] atHome(double hours, int days) {
        double[] row = new double[FEATURES];
        Arrays.fill(row, Double.NaN);
        row[CandidateFeatures.NAMES.indexOf("hours since seen at the address")] = hours;
        row[CandidateFeatures.NAMES.indexOf("days at the address")] = days;
        row[CandidateFeatures.NAMES.indexOf("days at the address afterwards")] = 0;
        row[CandidateFeatures.NAMES.indexOf("users of the address")] = 4;
        row[CandidateFeatures.NAMES.indexOf("network class")] = 0;
        return row;
    }

    @Test
    void whatIsMissingOrInfiniteIsAnsweredAndWhatHasAnotherShapeIsRefused() {
        double[] missing = new double[FEATURES];
        Arrays.fill(missing, Double.NaN);
        double[] above = new double[FEATURES];
        Arrays.fill(above, Double.POSITIVE_INFINITY);
        double[] below = new double[FEATURES];
        Arrays.fill(below, Double.NEGATIVE_INFINITY);
        UserMatch match = MODEL.match(List.of("a", "b", "c"), List.of(missing, above, below));
        assertThat(match.candidates()).hasSize(3).allMatch(one -> Double.isFinite(one.probability()));
        List<String> one = List.of("a");
        assertThatThrownBy(() -> MODEL.match(one, List.of(new double[FEATURES - 1])))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MODEL.match(one, List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anExplanationAddsUpToTheLogOddsOfWhatWasSaid() {
        for (LabelledSet set : sets(60)) {
            double[] said = MODEL.probabilities(set.rows());
            for (int i = 0; i < said.length; i++) {
                CandidateExplanation explanation = MODEL.explain(set.rows(), i);
                double probability = 1 / (1 + Math.exp(-explanation.logOdds()));
                assertThat(probability).isCloseTo(said[i], within(1e-9));
                assertThat(explanation.steps()).hasSize(FEATURES + 2);
            }
        }
    }

    @Test
    void aModelServesEverySegmentAndOnlyTheNumbersThatItKnows() {
        Map<EvidenceSegment, UserMatchModel.Serving> some = new EnumMap<>(EvidenceSegment.class);
        some.put(EvidenceSegment.NONE, MODEL.serving(EvidenceSegment.NONE));
        assertThatThrownBy(() -> new UserMatchModel("x", some)).isInstanceOf(IllegalArgumentException.class);
        UserMatchModel.Serving other = new UserMatchModel.Serving(
                CandidateMaximisation.learn(new MadeUpSets(.5, 1).draw(50), MadeUpSets.NAMES, MadeUpSets.DIRECTIONS),
                SetCalibrator.NONE,
                CalibrationGround.NONE);
        assertThatThrownBy(() -> UserMatchModel.of("x", other)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void segmentsAreToldByWhatSpeaks() {
        assertThat(EvidenceSegment.of(List.of())).isEqualTo(EvidenceSegment.NONE);
        assertThat(EvidenceSegment.of(List.of(seen(), seen()))).isEqualTo(EvidenceSegment.NONE);
        double[] address = seen(EvidenceFamily.ADDRESS);
        assertThat(EvidenceSegment.of(List.of(seen(), address))).isEqualTo(EvidenceSegment.ADDRESS_SOLE);
        assertThat(EvidenceSegment.of(List.of(address, address))).isEqualTo(EvidenceSegment.ADDRESS_CROWDED);
        assertThat(EvidenceSegment.of(List.of(address, address, seen(EvidenceFamily.COOKIE))))
                .isEqualTo(EvidenceSegment.COOKIE_DIRECT);
    }

    @Test
    void everyFamilyButTheRestHasNumbersAndEachNumberOneFamily() {
        assertThat(EvidenceFamily.ADDRESS.columns()).isNotEmpty();
        assertThat(EvidenceFamily.COOKIE.columns()).isNotEmpty();
        assertThat(EvidenceFamily.RIVALS.columns()).isNotEmpty();
        assertThat(EvidenceFamily.ENGAGEMENT.columns()).isNotEmpty();
        assertThat(EvidenceFamily.AGENT.columns()).isNotEmpty();
        assertThat(Arrays.stream(EvidenceFamily.values())
                        .mapToInt(family -> family.columns().length)
                        .sum())
                .isEqualTo(FEATURES);
    }

    private static double[] seen(EvidenceFamily... families) {
        double[] row = new double[FEATURES];
        Arrays.fill(row, Double.NaN);
        for (EvidenceFamily family : families) {
            for (int column : family.columns()) {
                row[column] = 1;
            }
        }
        return row;
    }

    private static List<String> users(LabelledSet set) {
        return IntStream.range(0, set.rows().size()).mapToObj(i -> "u" + i).toList();
    }

    private static List<LabelledSet> sets(int count) {
        SplittableRandom random = new SplittableRandom(count);
        List<LabelledSet> sets = new ArrayList<>();
        for (int s = 0; s < count; s++) {
            List<double[]> rows = new ArrayList<>();
            int candidates = 1 + random.nextInt(30);
            for (int i = 0; i < candidates; i++) {
                boolean isRight = i == 0;
                rows.add(IntStream.range(0, FEATURES)
                        .mapToDouble(f -> random.nextInt(4) == 0
                                ? Double.NaN
                                : random.nextInt(50) + (isRight ? 20 * CandidateFeatures.DIRECTIONS.get(f) : 0))
                        .toArray());
            }
            sets.add(new LabelledSet(rows, 0, s, "a"));
        }
        return sets;
    }
}
