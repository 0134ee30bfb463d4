package io.tieback.learn.boost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.ml.lightgbm.PredictionType;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMException;
import io.tieback.core.model.FlatTrees;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The independent source of expected values is LightGBM's own prediction of the same model text. */
class FlatTreesParityTest {
    private static final double TOLERANCE = 1e-6;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void rawScoresEqualThoseOfLightGbmOnRandomModelsWithMissingValuesAndCategories(long seed) throws LGBMException {
        SplittableRandom random = new SplittableRandom(seed);
        int features = 3 + random.nextInt(20);
        boolean categorical = random.nextBoolean();
        double missing = random.nextInt(3) * 0.1;
        List<double[]> rows = rows(random, 1500, features, missing, categorical);
        List<Boolean> labels = new ArrayList<>();
        for (double[] row : rows) {
            double odds = value(row[0]) * value(row[1]) + (categorical && row[2] % 3 == 1 ? 2 : -1);
            labels.add(random.nextDouble() < 1 / (1 + Math.exp(-odds)));
        }
        BoostSettings settings = new BoostSettings(
                new BoostSettings.Shape(1 + random.nextInt(40), 2 + random.nextInt(60), 0, 1 + random.nextInt(30)),
                0.1,
                Collections.nCopies(features, 0),
                categorical ? List.of(2) : List.of(),
                seed);
        BoostTrainer.Boosted boosted = BoostTrainer.train(rows, labels, settings);

        List<double[]> asked = rows(random, 500, features, missing + 0.05, categorical);
        asked.add(new double[features]);
        asked.add(filled(features, Double.NaN));
        asked.add(filled(features, Double.POSITIVE_INFINITY));
        asked.add(filled(features, -0.0));
        double[] expected = lightGbm(boosted.text(), asked);
        for (int i = 0; i < asked.size(); i++) {
            assertThat(boosted.trees().rawScore(asked.get(i)))
                    .as("seed %d, row %s", seed, Arrays.toString(asked.get(i)))
                    .isCloseTo(expected[i], within(TOLERANCE));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33, 34})
    void estimatesEqualThoseOfLightGbmAndFollowTheNumbers(long seed) throws LGBMException {
        SplittableRandom random = new SplittableRandom(seed);
        List<double[]> rows = rows(random, 1500, 5, random.nextInt(3) * 0.1, false);
        List<Double> numbers = rows.stream().map(row -> 7 + 3 * value(row[0])).toList();
        BoostSettings settings = BoostSettings.of(Collections.nCopies(5, 0), seed);
        BoostTrainer.Boosted boosted = BoostTrainer.regress(rows, numbers, settings);

        double[] expected = lightGbm(boosted.text(), rows);
        for (int i = 0; i < rows.size(); i++) {
            double estimate = boosted.trees().rawScore(rows.get(i));
            assertThat(estimate).as("seed %d", seed).isCloseTo(expected[i], within(TOLERANCE));
            assertThat(estimate).as("seed %d", seed).isCloseTo(numbers.get(i), within(.5));
        }
    }

    @Test
    void whatIsNoFiniteNumberIsNotTrainedOn() {
        BoostSettings settings = BoostSettings.of(List.of(0), 1);
        for (double number : new double[] {Double.NaN, Double.POSITIVE_INFINITY, 1e300}) {
            assertThatThrownBy(() -> BoostTrainer.regress(List.of(new double[] {1}), List.of(number), settings))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void contributionsAddUpToTheRawScore(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<double[]> rows = rows(random, 800, 6, 0.1, false);
        List<Boolean> labels = rows.stream().map(row -> value(row[0]) > 0.2).toList();
        FlatTrees trees = BoostTrainer.train(rows, labels, BoostSettings.of(Collections.nCopies(6, 0), seed))
                .trees();
        double[] parts = new double[6];
        for (double[] row : rows) {
            double sum = trees.contributions(row, parts);
            for (double part : parts) {
                sum += part;
            }
            assertThat(sum).as("seed %d", seed).isCloseTo(trees.rawScore(row), within(1e-9));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22})
    void aFeatureConstrainedToRiseNeverLowersTheScore(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<double[]> rows = rows(random, 800, 4, 0, false);
        List<Boolean> labels = rows.stream()
                .map(row -> row[0] + random.nextDouble() * 2 - 1 > 0)
                .toList();
        FlatTrees trees = BoostTrainer.train(rows, labels, BoostSettings.of(List.of(1, 0, 0, 0), seed))
                .trees();
        for (double[] row : rows) {
            double[] more = row.clone();
            more[0] += random.nextDouble();
            assertThat(trees.rawScore(more)).as("seed %d", seed).isGreaterThanOrEqualTo(trees.rawScore(row) - 1e-12);
        }
    }

    private static double[] lightGbm(String text, List<double[]> rows) throws LGBMException {
        int columns = rows.get(0).length;
        double[] matrix = new double[rows.size() * columns];
        for (int row = 0; row < rows.size(); row++) {
            System.arraycopy(rows.get(row), 0, matrix, row * columns, columns);
        }
        LGBMBooster booster = LGBMBooster.loadModelFromString(text);
        try {
            return booster.predictForMat(
                    matrix, rows.size(), columns, true, PredictionType.C_API_PREDICT_RAW_SCORE, "num_threads=1");
        } finally {
            booster.close();
        }
    }

    private static List<double[]> rows(
            SplittableRandom random, int count, int features, double missing, boolean categorical) {
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double[] row = new double[features];
            for (int f = 0; f < features; f++) {
                boolean isMissing = random.nextDouble() < missing;
                row[f] = isMissing ? Double.NaN : random.nextInt(8) == 0 ? 0 : random.nextDouble() * 4 - 2;
            }
            if (categorical) {
                row[2] = random.nextDouble() < missing ? Double.NaN : random.nextInt(70);
            }
            rows.add(row);
        }
        return rows;
    }

    private static double value(double x) {
        return Double.isNaN(x) ? 0 : x;
    }

    private static double[] filled(int features, double value) {
        double[] row = new double[features];
        Arrays.fill(row, value);
        return row;
    }
}
