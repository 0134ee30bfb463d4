package io.tieback.eval.device;

import java.util.Arrays;
import java.util.List;

/**
 * Logistic regression with a Gaussian prior of variance 1 on standardised numbers; the intercept is free. Each round
 * moves every weight by its gradient over an upper bound of the curvature (Böhning and Lindsay 1988), so that nothing
 * is drawn and the likelihood never falls.
 */
final class RidgeLogistic {
    private static final int ROUNDS = 3_000;

    private final double[] mean;
    private final double[] spread;
    private final double[] weights;

    private RidgeLogistic(int columns) {
        mean = new double[columns];
        spread = new double[columns];
        weights = new double[columns + 1];
    }

    /** Fits rows of one length. */
    static RidgeLogistic fit(List<double[]> rows, List<Boolean> labels) {
        RidgeLogistic model = new RidgeLogistic(rows.get(0).length);
        model.standardise(rows);
        double[][] standard = rows.stream().map(model::standard).toArray(double[][]::new);
        double[] bound = new double[model.weights.length];
        Arrays.fill(bound, 1);
        for (double[] row : standard) {
            double size = Arrays.stream(row).map(Math::abs).sum();
            for (int i = 0; i < row.length; i++) {
                bound[i] += .25 * Math.abs(row[i]) * size;
            }
        }
        for (int round = 0; round < ROUNDS; round++) {
            model.improve(standard, labels, bound);
        }
        return model;
    }

    private void standardise(List<double[]> rows) {
        for (int i = 0; i < mean.length; i++) {
            int column = i;
            mean[i] = rows.stream().mapToDouble(row -> row[column]).average().orElse(0);
            double square = rows.stream()
                    .mapToDouble(row -> (row[column] - mean[column]) * (row[column] - mean[column]))
                    .average()
                    .orElse(0);
            spread[i] = square > 0 ? Math.sqrt(square) : 1;
        }
    }

    private double[] standard(double[] row) {
        double[] standard = new double[row.length + 1];
        for (int i = 0; i < row.length; i++) {
            standard[i] = (row[i] - mean[i]) / spread[i];
        }
        standard[row.length] = 1;
        return standard;
    }

    private void improve(double[][] rows, List<Boolean> labels, double[] bound) {
        double[] gradient = new double[weights.length];
        for (int i = 0; i < rows.length; i++) {
            double off = (labels.get(i) ? 1 : 0) - 1 / (1 + StrictMath.exp(-linear(rows[i])));
            for (int j = 0; j < gradient.length; j++) {
                gradient[j] += off * rows[i][j];
            }
        }
        for (int j = 0; j < gradient.length; j++) {
            double shrinkage = j < gradient.length - 1 ? weights[j] : 0;
            weights[j] += (gradient[j] - shrinkage) / bound[j];
        }
    }

    private double linear(double[] standard) {
        double sum = 0;
        for (int i = 0; i < standard.length; i++) {
            sum += weights[i] * standard[i];
        }
        return sum;
    }

    /** Natural log odds of a row. */
    double logOdds(double[] row) {
        return linear(standard(row));
    }
}
