package io.tieback.core.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalibrationTest {
    private static final int FITTED = 6000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyCalibratorMendsOverSureScoresOnHeldOutLabels(long seed) {
        Sample fit = new Sample(FITTED, seed);
        Sample held = new Sample(FITTED, seed + 100);
        double before = ReliabilityDiagram.of(held.scores, held.labels, 10).calibrationError();
        assertThat(before).isGreaterThan(0.05);
        for (Calibrator calibrator :
                List.of(IsotonicCalibrator.fit(fit.scores, fit.labels), BetaCalibrator.fit(fit.scores, fit.labels))) {
            assertThat(held.errorAfter(calibrator))
                    .as("%s, seed %d", calibrator, seed)
                    .isLessThan(0.03);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void plattFindsTheLineThatMadeTheLabels(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] scores = new double[20_000];
        boolean[] labels = new boolean[scores.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = random.nextDouble() * 8 - 4;
            labels[i] = random.nextDouble() < 1 / (1 + Math.exp(-(1.5 * scores[i] - 0.5)));
        }
        PlattCalibrator platt = PlattCalibrator.fit(scores, labels);
        assertThat(platt.slope()).isBetween(1.4, 1.6);
        assertThat(platt.intercept()).isBetween(-0.6, -0.4);
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7, 8})
    void noCalibratorOrdersTwoScoresTheOtherWayRound(long seed) {
        Sample fit = new Sample(300, seed);
        for (Calibrator calibrator : List.of(
                IsotonicCalibrator.fit(fit.scores, fit.labels),
                BetaCalibrator.fit(fit.scores, fit.labels),
                PlattCalibrator.fit(fit.scores, fit.labels))) {
            double last = 0;
            for (double score = 0; score <= 1; score += 0.001) {
                double probability = calibrator.probability(score);
                assertThat(probability).as("%s, seed %d", calibrator, seed).isBetween(last, 1.0);
                last = probability;
            }
        }
    }

    @Test
    void aReliabilityDiagramCountsEveryPredictionOnceAndItsIntervalsHoldTheShare() {
        Sample sample = new Sample(997, 9);
        ReliabilityDiagram diagram = ReliabilityDiagram.of(sample.scores, sample.labels, 10);
        assertThat(diagram.bins().stream()
                        .mapToInt(ReliabilityDiagram.Bin::count)
                        .sum())
                .isEqualTo(997);
        assertThat(diagram.bins())
                .allMatch(bin -> bin.low() <= bin.observedShare() && bin.observedShare() <= bin.high());
    }

    /** Scores s whose labels come true with 1 / (1 + e^(−.5 logit s)): over-sure. */
    private static final class Sample {
        private final double[] scores;
        private final boolean[] labels;

        Sample(int size, long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            scores = new double[size];
            labels = new boolean[size];
            for (int i = 0; i < size; i++) {
                double odds = random.nextDouble() * 10 - 5;
                scores[i] = 1 / (1 + Math.exp(-odds));
                labels[i] = random.nextDouble() < 1 / (1 + Math.exp(-odds / 2));
            }
        }

        double errorAfter(Calibrator calibrator) {
            double[] calibrated = new double[scores.length];
            for (int i = 0; i < scores.length; i++) {
                calibrated[i] = calibrator.probability(scores[i]);
            }
            return ReliabilityDiagram.of(calibrated, labels, 10).calibrationError();
        }
    }
}
