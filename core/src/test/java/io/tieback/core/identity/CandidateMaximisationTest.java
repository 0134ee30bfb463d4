package io.tieback.core.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CandidateMaximisationTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void sharesOfLevelsAreFoundWithoutASingleLabel(long seed) {
        FellegiSunterCandidates found = learn(untold(new MadeUpSets(.26, seed).draw(20_000)));
        assertThat(found.candidateOdds()).isCloseTo(.26, within(.03));
        for (int f = 0; f < 4; f++) {
            FeatureLevels levels = found.levels().get(f);
            assertThat(levels.cuts()).containsExactly(0.0, 1.0, 2.0);
            assertThat(levels.independence())
                    .as("independent numbers count whole")
                    .isGreaterThan(.9);
            for (int level = 0; level < 4; level++) {
                assertThat(known(levels.m(), level)).isCloseTo(MadeUpSets.RIGHT[f][level], within(.04));
                assertThat(known(levels.u(), level)).isCloseTo(MadeUpSets.WRONG[f][level], within(.02));
            }
        }
    }

    @Test
    void withLabelsTheSharesAreCounted() {
        FellegiSunterCandidates found = learn(new MadeUpSets(.6, 4).draw(20_000));
        for (int f = 0; f < 4; f++) {
            for (int level = 0; level < 4; level++) {
                assertThat(known(found.levels().get(f).m(), level)).isCloseTo(MadeUpSets.RIGHT[f][level], within(.015));
            }
        }
    }

    @Test
    void aNumberToldTwiceCountsNoMoreThanOnce() {
        List<LabelledSet> twice = new ArrayList<>();
        for (LabelledSet set : new MadeUpSets(.6, 5).draw(8_000)) {
            List<double[]> rows = set.rows().stream()
                    .map(row -> new double[] {row[0], row[0], row[1], row[2]})
                    .toList();
            twice.add(new LabelledSet(rows, set.right(), set.person(), "a"));
        }
        FellegiSunterCandidates found = CandidateMaximisation.learn(
                twice, List.of("hours", "hours again", "users", "days"), List.of(-1, -1, -1, 1));
        assertThat(found.levels().get(0).independence()).isCloseTo(.5, within(.02));
        assertThat(found.levels().get(1).independence()).isCloseTo(.5, within(.02));
        assertThat(found.levels().get(2).independence()).isGreaterThan(.9);
    }

    @Test
    void alongANumberThatOnlyLowersTheOddsTheyNeverRise() {
        FellegiSunterCandidates found = learn(untold(new MadeUpSets(.5, 6).draw(300)));
        for (int f = 0; f < 3; f++) {
            for (int level = 1; level < 4; level++) {
                double rise = found.logOdds(List.of(only(f, level)))[0] - found.logOdds(List.of(only(f, level - 1)))[0];
                assertThat(rise * MadeUpSets.DIRECTIONS.get(f)).isGreaterThanOrEqualTo(-1e-9);
            }
        }
    }

    private static double[] only(int feature, double number) {
        double[] row = {Double.NaN, Double.NaN, Double.NaN, Double.NaN};
        row[feature] = number;
        return row;
    }

    @Test
    void theSameSetsTeachTheSameToTheLastBit() {
        List<LabelledSet> sets = untold(new MadeUpSets(.5, 7).draw(500));
        assertThat(learn(sets).levels()).isEqualTo(learn(sets).levels());
        assertThat(learn(sets).candidateOdds()).isEqualTo(learn(sets).candidateOdds());
    }

    @Test
    void whatIsMissingOrInfiniteInEverySetTeachesNothingAndHarmsNothing() {
        List<double[]> rows = List.of(
                new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1},
                new double[] {Double.NaN, Double.NaN, Double.NaN, Double.NaN});
        List<LabelledSet> sets = List.of(
                new LabelledSet(rows, LabelledSet.UNTOLD, 1, "a"),
                new LabelledSet(List.of(), LabelledSet.NOBODY, 2, "a"));
        assertThat(learn(sets).logOdds(rows))
                .hasSize(2)
                .satisfies(odds -> assertThat(odds[0] + odds[1]).isFinite());
        assertThatThrownBy(() -> learn(sets.subList(1, 2))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void partsAddUpToTheLogOdds() {
        FellegiSunterCandidates found = learn(new MadeUpSets(.6, 8).draw(400));
        for (LabelledSet set : new MadeUpSets(.6, 9).draw(50)) {
            double[] logOdds = found.logOdds(set.rows());
            for (int i = 0; i < logOdds.length; i++) {
                double[] parts = new double[4];
                double sum = found.contributions(set.rows(), i, parts);
                for (double part : parts) {
                    sum += part;
                }
                assertThat(sum).isCloseTo(logOdds[i], within(1e-12));
            }
        }
    }

    /** The share of a number among those that are known. */
    private static double known(List<Double> shares, int number) {
        return shares.get(number + 1) / (1 - shares.get(0));
    }

    private static FellegiSunterCandidates learn(List<LabelledSet> sets) {
        return CandidateMaximisation.learn(sets, MadeUpSets.NAMES, MadeUpSets.DIRECTIONS);
    }

    private static List<LabelledSet> untold(List<LabelledSet> sets) {
        return sets.stream().map(LabelledSet::untold).toList();
    }
}
