package io.tieback.eval.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieback.core.identity.CandidateFeatures;
import io.tieback.core.identity.CandidateSet;
import io.tieback.core.identity.Visit;
import io.tieback.eval.data.Teachers;
import io.tieback.eval.data.TinyWorlds;
import io.tieback.eval.oracle.Lessons;
import io.tieback.eval.oracle.UntaughtOracle;
import io.tieback.eval.yardstick.AnswerRow;
import io.tieback.world.read.WorldFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserMatchYardstickTest {
    @TempDir
    private static Path folder;

    private static Teachers teachers;
    private static List<MatchSet> sets = List.of();
    private static List<MatchSet> lessonSets = List.of();

    @BeforeAll
    static void read() {
        teachers = TinyWorlds.teachers(folder, 71);
        sets = sets(teachers.judged());
        lessonSets = sets(teachers.given().get(0));
    }

    @Test
    void theTruthItselfNamesEverybodyWhoIsAmongTheCandidatesAndNobodyWrongly() {
        NamingTally tally = NamingTally.of(
                sets, sets.stream().map(set -> new Naming(set.right(), 1)).toList(), 0);
        double[] once = once();
        long within = sets.stream().filter(set -> set.right() >= 0).count();
        long users = sets.stream().filter(MatchSet::hasUser).count();
        assertThat(tally.precision(once)).isEqualTo(1);
        assertThat(tally.recall(once)).isEqualTo(within / (double) users);
    }

    @Test
    void aShuffledTruthTeachesNothingAndTheTruthDoes() throws UntaughtOracle {
        Lessons lessons = new Lessons(1, 5);
        List<MatchSet> held = new ArrayList<>();
        for (MatchSet set : lessonSets) {
            if (MatchOracle.isHeld(set.personId(), 72)) {
                held.add(set);
            } else {
                for (int i = 0; i < set.rows().size(); i++) {
                    lessons.add(set.rows().get(i), i == set.right());
                }
            }
        }
        double taught = rightAmongRivals(MatchOracle.of(lessons, held));
        double blind = rightAmongRivals(MatchOracle.of(lessons.shuffled(1), held));
        double guess = rightAmongRivals(Naming::lowestId);
        assertThat(taught).isGreaterThan(guess + .1);
        assertThat(blind).isLessThan((taught + guess) / 2);
    }

    @Test
    void rulesThatLookAtNothingInTheReportDoNotBeatTheOracle() {
        List<AnswerRow> rows = UserMatchYardstick.measure(teachers, 6);
        List<AnswerRow> checks =
                rows.stream().filter(row -> row.name().contains("leak check")).toList();
        assertThat(checks).hasSize(3);
        assertThat(checks).noneMatch(AnswerRow::isLeak);
        assertThat(rows)
                .filteredOn(
                        row -> row.name().endsWith("busiest user") || row.name().endsWith("lowest id"))
                .hasSize(2)
                .allSatisfy(row -> assertThat(row.estimate().value())
                        .isLessThan(row.oracle().value()));
        assertThat(rows)
                .filteredOn(row -> row.name().startsWith("named rightly"))
                .hasSize(1)
                .allSatisfy(row -> assertThat(row.estimate().value()).isZero());
    }

    /** The right candidate is put first in every set, as if ids were dealt out in the order of the truth. */
    @Test
    void idsInOrderOfTheTruthAreTold() {
        List<AnswerRow> rows = UserMatchYardstick.leakChecks(
                sets.stream().map(UserMatchYardstickTest::rightFirst).toList(), set -> Naming.lastUser(set), 6);
        assertThat(rows)
                .filteredOn(AnswerRow::isLeak)
                .extracting(AnswerRow::name)
                .containsExactly("leak check, lowest id when all must be named");
    }

    private static MatchSet rightFirst(MatchSet set) {
        if (set.right() <= 0) {
            return set;
        }
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, set.rows().size()).boxed().toList());
        Collections.swap(order, 0, set.right());
        return new MatchSet(
                set.personId(),
                set.hasUser(),
                set.advertiserId(),
                new CandidateSet(
                        order.stream().map(set.candidates().userIds()::get).toList(),
                        order.stream().map(set.rows()::get).toList()),
                0,
                order.stream().map(set.activity()::get).toList(),
                set.home(),
                order.stream().map(set.homes()::get).toList());
    }

    @Test
    void peopleToLearnFromAreNeitherThoseJudgedNorThoseCalibratedOn() {
        Set<String> judged = new HashSet<>();
        sets.forEach(set -> judged.addAll(set.candidates().userIds()));
        assertThat(lessonSets)
                .allSatisfy(set -> assertThat(set.candidates().userIds()).noneMatch(judged::contains));
        Set<Long> held = new HashSet<>();
        Set<Long> taught = new HashSet<>();
        lessonSets.forEach(set -> (MatchOracle.isHeld(set.personId(), 72) ? held : taught).add(set.personId()));
        assertThat(held).isNotEmpty().doesNotContainAnyElementsOf(taught);
    }

    @Test
    void nothingOfTheVisitItselfIsInTheNumbers() {
        double visit = Visit.MARGIN.toMinutes() / 60.0;
        int[] ages = IntStream.range(0, CandidateFeatures.NAMES.size())
                .filter(f -> CandidateFeatures.NAMES.get(f).matches("hours (since|until) .*"))
                .toArray();
        assertThat(visit).isPositive();
        assertThat(ages).hasSizeGreaterThan(3);
        assertThat(sets).isNotEmpty();
        for (MatchSet set : sets) {
            for (double[] row : set.rows()) {
                for (int age : ages) {
                    assertThat(row[age])
                            .as(CandidateFeatures.NAMES.get(age))
                            .matches(hours -> Double.isNaN(hours) || hours >= visit);
                }
            }
        }
    }

    @Test
    void theTrainedAnswerIsComparedScorerByScorerAndFamilyByFamily() {
        List<AnswerRow> rows = UserMatchYardstick.measure(teachers, 6);
        assertThat(rows)
                .extracting(AnswerRow::name)
                .contains("trained answer, log loss", "without cookie, log loss less served");
        assertThat(rows).filteredOn(row -> row.name().contains("nobody, tenth")).hasSize(20);
        assertThat(rows)
                .filteredOn(row -> row.name().endsWith("of the oracle's recall"))
                .singleElement()
                .satisfies(row -> assertThat(row.estimate().value()).isBetween(0.1, 1.5));
        assertThat(rows)
                .filteredOn(
                        row -> row.unit().equals("probability") || row.unit().equals("came true"))
                .allSatisfy(row -> assertThat(
                                row.estimate().isPresent() ? row.estimate().value() : 0)
                        .isBetween(0.0, 1.0));
    }

    @Test
    void thePanelAndTheJudgedArePeopleApart() {
        TruthPanel panel = TruthPanel.of(sets, 6);
        assertThat(panel.told()).hasSizeBetween(sets.size() / 8, sets.size() / 2);
        assertThat(panel.told().size() + panel.judged().size()).isEqualTo(sets.size());
        assertThat(panel.told())
                .extracting(MatchSet::personId)
                .doesNotContainAnyElementsOf(
                        panel.judged().stream().map(MatchSet::personId).toList());
    }

    @Test
    void aQuarterOfThePeopleAreThePanel() {
        long people = sets.stream().map(MatchSet::personId).distinct().count();
        assertThat(TruthPanel.of(sets, 6).told().stream()
                        .map(MatchSet::personId)
                        .distinct())
                .hasSize((int) people / 4);
    }

    @Test
    void namesCountFromWhereTheyAreExpectedToBeRight() {
        List<Naming> namings = List.of(
                new Naming(0, 0.99), new Naming(1, 0.7), Naming.NOBODY, new Naming(0, 0.95), new Naming(2, 0.2));
        assertThat(Naming.leastFor(0.95, namings)).isEqualTo(0.95);
        assertThat(Naming.leastFor(0.87, namings)).isEqualTo(0.7);
        assertThat(Naming.leastFor(0.999, namings)).isEqualTo(1);
    }

    private static double rightAmongRivals(Naming.Rule rule) {
        List<MatchSet> contested = sets.stream()
                .filter(set -> set.right() >= 0 && set.rows().size() > 1)
                .toList();
        assertThat(contested).hasSizeGreaterThan(50);
        return contested.stream()
                        .filter(set -> rule.of(set).candidate() == set.right())
                        .count()
                / (double) contested.size();
    }

    private static List<MatchSet> sets(WorldFolder world) {
        return MatchWorld.of(world).keyless(MatchWorld.Moment.REMATCHED);
    }

    private static double[] once() {
        double[] once = new double[NamingTally.count(NamingTally.people(sets))];
        java.util.Arrays.fill(once, 1);
        return once;
    }
}
