package io.tieback.core.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tieback.core.stats.ReliabilityDiagram;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SetCalibratorTest {
    /** Sets drawn by their true odds, and told with odds that are twice too sure and shifted towards somebody. */
    private static final class OverSure {
        private final List<double[]> told = new ArrayList<>();
        private final int[] right;

        OverSure(int sets, long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            right = new int[sets];
            for (int s = 0; s < sets; s++) {
                double[] odds = new double[1 + random.nextInt(6)];
                double[] said = new double[odds.length];
                double all = 1;
                for (int i = 0; i < odds.length; i++) {
                    double logOdds = random.nextDouble() * 6 - 3.5;
                    said[i] = 2 * logOdds + 1;
                    odds[i] = Math.exp(logOdds);
                    all += odds[i];
                }
                told.add(said);
                double drawn = random.nextDouble() * all;
                right[s] = LabelledSet.NOBODY;
                for (int i = 0; i < odds.length; i++) {
                    drawn -= odds[i];
                    if (drawn < 0) {
                        right[s] = i;
                        break;
                    }
                }
            }
        }

        double errorOfNobody(SetCalibrator calibrator) {
            double[] said =
                    told.stream().mapToDouble(calibrator::nullProbability).toArray();
            boolean[] came = new boolean[said.length];
            for (int s = 0; s < said.length; s++) {
                came[s] = right[s] == LabelledSet.NOBODY;
            }
            return ReliabilityDiagram.of(said, came, 10).calibrationError();
        }

        double errorOfCandidates(SetCalibrator calibrator) {
            List<Double> said = new ArrayList<>();
            List<Boolean> came = new ArrayList<>();
            for (int s = 0; s < right.length; s++) {
                double[] probabilities = calibrator.probabilities(told.get(s));
                for (int i = 0; i < probabilities.length; i++) {
                    said.add(probabilities[i]);
                    came.add(i == right[s]);
                }
            }
            boolean[] outcomes = new boolean[came.size()];
            for (int i = 0; i < outcomes.length; i++) {
                outcomes[i] = came.get(i);
            }
            double[] all = said.stream().mapToDouble(Double::doubleValue).toArray();
            return ReliabilityDiagram.of(all, outcomes, 10).calibrationError();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void overSureOddsAreMendedForNobodyAndForEveryCandidateOnOtherSets(long seed) {
        OverSure fitted = new OverSure(8_000, seed);
        OverSure held = new OverSure(8_000, seed + 50);
        SetCalibrator calibrator = SetCalibrator.fit(fitted.told, fitted.right);
        assertThat(calibrator.sharpness()).isCloseTo(.5, within(.03));
        assertThat(held.errorOfNobody(SetCalibrator.NONE)).isGreaterThan(.08);
        assertThat(held.errorOfNobody(calibrator)).isLessThan(.03);
        assertThat(held.errorOfCandidates(calibrator)).isLessThan(.02);
    }

    @Test
    void aSetSumsToOneHoweverLargeItsOddsAre() {
        SetCalibrator calibrator = SetCalibrator.fit(new OverSure(500, 4).told, new OverSure(500, 4).right);
        for (double[] odds : List.of(
                new double[] {},
                new double[] {900, -900, 0},
                new double[] {-900, -950},
                new double[] {0, 0, 0, 0},
                new double[] {1e300, -1e300})) {
            double sum = calibrator.nullProbability(odds);
            for (double one : calibrator.probabilities(odds)) {
                assertThat(one).isBetween(0.0, 1.0);
                sum += one;
            }
            assertThat(sum).isCloseTo(1, within(1e-12));
        }
    }

    @Test
    void withoutCalibrationSharesOfTheOddsStand() {
        double[] odds = {Math.log(2), Math.log(1)};
        assertThat(SetCalibrator.NONE.nullProbability(odds)).isCloseTo(.25, within(1e-12));
        assertThat(SetCalibrator.NONE.probabilities(odds)).containsExactly(new double[] {.5, .25}, within(1e-12));
    }

    @Test
    void nothingIsFittedToOneKindOfLabel() {
        assertThatThrownBy(() -> SetCalibrator.fit(List.of(new double[] {1}, new double[] {2}), new int[] {0, 0}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void halfWayBetweenTwoIsTheMeanOfTheirCurves() {
        SetCalibrator one = SetCalibrator.fit(new OverSure(900, 5).told, new OverSure(900, 5).right);
        SetCalibrator half = one.towards(SetCalibrator.NONE, .5);
        assertThat(half.sharpness()).isCloseTo((one.sharpness() + 1) / 2, within(1e-12));
        assertThat(one.towards(SetCalibrator.NONE, 1)).isEqualTo(one);
        assertThat(one.towards(SetCalibrator.NONE, 0)).isEqualTo(SetCalibrator.NONE);
    }
}
