package io.tieback.eval.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieback.core.identity.CandidateFeatures;
import io.tieback.core.identity.MatchQuestion;
import io.tieback.eval.data.Teachers;
import io.tieback.eval.data.TinyWorlds;
import io.tieback.eval.oracle.Lessons;
import io.tieback.eval.oracle.UntaughtOracle;
import io.tieback.eval.yardstick.AnswerRow;
import io.tieback.world.read.WorldFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
                for (int i = 0; i < set.features().size(); i++) {
                    lessons.add(set.features().get(i), i == set.right());
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
        assertThat(checks).hasSize(2);
        assertThat(checks)
                .allSatisfy(row -> assertThat(row.estimate().value())
                        .isLessThan(row.oracle().value()));
        assertThat(rows)
                .filteredOn(row -> row.name().startsWith("named rightly"))
                .hasSize(1)
                .allSatisfy(row -> assertThat(row.estimate().value()).isZero());
    }

    @Test
    void peopleToLearnFromAreNeitherThoseJudgedNorThoseCalibratedOn() {
        Set<String> judged = new HashSet<>();
        sets.forEach(set -> set.candidates().forEach(candidate -> judged.add(candidate.userId())));
        assertThat(lessonSets)
                .allSatisfy(set ->
                        assertThat(set.candidates()).allMatch(candidate -> !judged.contains(candidate.userId())));
        Set<Long> held = new HashSet<>();
        Set<Long> taught = new HashSet<>();
        lessonSets.forEach(set -> (MatchOracle.isHeld(set.personId(), 72) ? held : taught).add(set.personId()));
        assertThat(held).isNotEmpty().doesNotContainAnyElementsOf(taught);
    }

    @Test
    void nothingYoungerThanTheVisitIsInTheFeatures() {
        double visit = MatchQuestion.VISIT.toMinutes() / 60.0;
        List<Integer> ages = List.of(0, 6, 9, 12, 14);
        assertThat(visit).isPositive();
        assertThat(sets).isNotEmpty();
        for (MatchSet set : sets) {
            for (int i = 0; i < set.features().size(); i++) {
                for (int age : ages) {
                    assertThat(set.features().get(i)[age])
                            .as(CandidateFeatures.NAMES.get(age))
                            .matches(hours -> Double.isNaN(hours) || hours >= 0);
                }
            }
        }
    }

    private static double rightAmongRivals(Naming.Rule rule) {
        List<MatchSet> contested = sets.stream()
                .filter(set -> set.right() >= 0 && set.candidates().size() > 1)
                .toList();
        assertThat(contested).hasSizeGreaterThan(50);
        return contested.stream()
                        .filter(set -> rule.of(set).candidate() == set.right())
                        .count()
                / (double) contested.size();
    }

    private static List<MatchSet> sets(WorldFolder world) {
        List<MatchSet> sets = new ArrayList<>();
        MatchSets.each(world, sets::add);
        return sets;
    }

    private static double[] once() {
        double[] once = new double[NamingTally.count(NamingTally.people(sets))];
        java.util.Arrays.fill(once, 1);
        return once;
    }
}
