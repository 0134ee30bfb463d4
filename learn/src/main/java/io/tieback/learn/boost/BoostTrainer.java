package io.tieback.learn.boost;

import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMDataset;
import io.github.metarank.lightgbm4j.LGBMException;
import io.tieback.core.model.FlatTrees;
import io.tieback.learn.boost.BoostSettings.Objective;
import java.util.List;

/** Trains gradient-boosted trees (Friedman 2001) by LightGBM (Ke et al. 2017) on labelled rows. */
public final class BoostTrainer {
    private BoostTrainer() {}

    /**
     * Trains on yes or no; raw scores are natural log odds of yes.
     *
     * @param rows features, NaN where missing; all of one length
     * @param labels one for each row
     * @throws IllegalStateException if LightGBM fails, which it does where its native library cannot be loaded
     */
    public static Boosted train(List<double[]> rows, List<Boolean> labels, BoostSettings settings) {
        float[] targets = new float[labels.size()];
        for (int row = 0; row < targets.length; row++) {
            targets[row] = labels.get(row) ? 1 : 0;
        }
        return train(rows, targets, settings, Objective.BINARY);
    }

    /**
     * Trains on numbers by least squares; raw scores are estimates of their mean, in their unit.
     *
     * @param rows features, NaN where missing; all of one length
     * @param numbers one for each row, finite
     * @throws IllegalStateException if LightGBM fails, which it does where its native library cannot be loaded
     */
    public static Boosted regress(List<double[]> rows, List<Double> numbers, BoostSettings settings) {
        return train(rows, finite(numbers), settings, Objective.REGRESSION);
    }

    /**
     * Trains on numbers by least absolute error; raw scores are estimates of their median, in their unit.
     *
     * @param rows features, NaN where missing; all of one length
     * @param numbers one for each row, finite
     * @throws IllegalStateException if LightGBM fails, which it does where its native library cannot be loaded
     */
    public static Boosted regressMedian(List<double[]> rows, List<Double> numbers, BoostSettings settings) {
        return train(rows, finite(numbers), settings, Objective.REGRESSION_L1);
    }

    private static float[] finite(List<Double> numbers) {
        float[] targets = new float[numbers.size()];
        for (int row = 0; row < targets.length; row++) {
            targets[row] = numbers.get(row).floatValue();
            if (!Float.isFinite(targets[row])) {
                throw new IllegalArgumentException("row " + row + " has no finite number");
            }
        }
        return targets;
    }

    private static Boosted train(List<double[]> rows, float[] targets, BoostSettings settings, Objective objective) {
        if (rows.isEmpty() || rows.size() != targets.length) {
            throw new IllegalArgumentException("training needs as many labels as rows, and a row");
        }
        NativeTrainer.load();
        int columns = rows.get(0).length;
        double[] matrix = new double[Math.multiplyExact(rows.size(), columns)];
        for (int row = 0; row < targets.length; row++) {
            System.arraycopy(rows.get(row), 0, matrix, row * columns, columns);
        }
        try {
            String text = boost(matrix, targets, columns, settings, settings.parameters(objective));
            return new Boosted(text, LightGbmText.parse(text));
        } catch (LGBMException e) {
            throw new IllegalStateException("LightGBM failed: " + e.getMessage(), e);
        }
    }

    private static String boost(
            double[] matrix, float[] targets, int columns, BoostSettings settings, String parameters)
            throws LGBMException {
        LGBMDataset data = LGBMDataset.createFromMat(matrix, targets.length, columns, true, parameters, null);
        try {
            data.setField("label", targets);
            LGBMBooster booster = LGBMBooster.create(data, parameters);
            try {
                for (int tree = 0; tree < settings.shape().trees(); tree++) {
                    if (booster.updateOneIter()) {
                        break;
                    }
                }
                return booster.saveModelToString(0, -1, LGBMBooster.FeatureImportanceType.SPLIT);
            } finally {
                booster.close();
            }
        } finally {
            data.close();
        }
    }

    /**
     * A trained model.
     *
     * @param text in LightGBM's own format
     * @param trees for serving
     */
    public record Boosted(String text, FlatTrees trees) {}
}
