package io.tieback.eval.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieback.eval.data.Teachers;
import io.tieback.eval.data.TinyWorlds;
import io.tieback.eval.oracle.Lessons;
import io.tieback.eval.oracle.UntaughtOracle;
import io.tieback.eval.yardstick.AnswerRow;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuplicateYardstickTest {
    @TempDir
    private static Path folder;

    private static Teachers teachers;
    private static ReportPairs pairs;

    @BeforeAll
    static void read() {
        teachers = TinyWorlds.teachers(folder, 61);
        pairs = ReportPairs.of(teachers.judged());
    }

    @Test
    void theTruthItselfScoresOne() {
        PartitionTally truth = PartitionTally.of(pairs.reports(), pairs.trueAct(), pairs.trueAct());
        double[] once = once(truth);
        assertThat(truth.pairs(once).f1()).isEqualTo(1);
        assertThat(truth.shareLeft(once)).isZero();
        assertThat(truth.repeatsMerged(once)).isZero();
    }

    @Test
    void takingAllOfAPersonForOneActLeavesNoCopyAndLosesEveryRepeat() {
        int[] person = IntStream.range(0, pairs.reports().size())
                .map(i -> (int) pairs.reports().get(i).truth().personId())
                .toArray();
        PartitionTally tally = PartitionTally.of(pairs.reports(), pairs.trueAct(), person);
        assertThat(tally.shareLeft(once(tally))).isZero();
        assertThat(tally.repeatsMerged(once(tally))).isGreaterThan(1_000);
        assertThat(tally.pairs(once(tally)).precision()).isLessThan(.1);
    }

    @Test
    void truthThatIsDealtOutAtRandomTeachesNothing() throws UntaughtOracle {
        Lessons lessons = new Lessons(1, 3);
        teachers.each(world -> DuplicateYardstick.learn(ReportPairs.of(world), lessons));
        List<Integer> free = Collections.nCopies(pairs.evidence().get(0).length, 0);
        assertThat(areaUnderCurve(lessons.teach(free))).isGreaterThan(.9);
        double blind = 0;
        for (int draw = 0; draw < 5; draw++) {
            blind += areaUnderCurve(lessons.shuffled(draw).teach(free)) / 5;
        }
        assertThat(blind).isLessThan(.6);
    }

    @Test
    void evidenceIsSymmetricAndSaysNothingOfTheTruth() {
        List<double[]> evidence = pairs.evidence();
        assertThat(evidence).hasSize(pairs.size()).allMatch(row -> row.length == 16);
        assertThat(IntStream.range(0, pairs.size()).filter(pairs::isCopy).count())
                .isBetween(20L, pairs.size() / 2L);
        assertThat(IntStream.range(0, pairs.size()).filter(pairs::isRepeat).count())
                .isGreaterThan(100);
    }

    @Test
    void theOracleFindsMoreThanIdsAndLessThanBlockingAllows() {
        List<AnswerRow> rows = DuplicateYardstick.measure(teachers, 4);
        AnswerRow recall = row(rows, "pairs of copies, recall");
        assertThat(recall.oracle().value()).isGreaterThan(recall.baseline().high());
        assertThat(recall.oracle().value())
                .isLessThanOrEqualTo(row(rows, "pairs of copies, recall that blocking allows")
                        .estimate()
                        .value());
        assertThat(row(rows, "pairs of copies, oracle less base line")
                        .estimate()
                        .low())
                .isPositive();
    }

    /** How often a copy scores higher than a pair that is none. */
    private static double areaUnderCurve(Lessons.Taught taught) {
        double[] scores = pairs.evidence().stream().mapToDouble(taught::logOdds).toArray();
        double higher = 0;
        double all = 0;
        for (int copy = 0; copy < scores.length; copy++) {
            for (int other = 0; pairs.isCopy(copy) && other < scores.length; other++) {
                if (!pairs.isCopy(other)) {
                    higher += scores[copy] > scores[other] ? 1 : scores[copy] == scores[other] ? .5 : 0;
                    all++;
                }
            }
        }
        return higher / all;
    }

    private static AnswerRow row(List<AnswerRow> rows, String name) {
        return rows.stream().filter(row -> row.name().equals(name)).findFirst().orElseThrow();
    }

    private static double[] once(PartitionTally tally) {
        double[] once = new double[tally.people()];
        Arrays.fill(once, 1);
        return once;
    }
}
