package io.tieback.eval.endtoend;

import java.util.Arrays;
import java.util.List;

/**
 * Logistic regression on zero-one features, with a Gaussian prior of variance 1. Each round moves every weight by its
 * gradient over an upper bound of the curvature (Böhning and Lindsay 1988), so that the likelihood never falls; nothing
 * is drawn, so the same examples give the same weights.
 */
final class LogisticModel {
    private static final int ROUNDS = 400;

    private final double[] weights;

    private LogisticModel(int features) {
        weights = new double[features];
    }

    /**
     * Trains.
     *
     * @param examples the features that are one, each from 0 to {@code features} − 1
     * @param labels of the examples
     */
    static LogisticModel train(List<int[]> examples, boolean[] labels, int features) {
        LogisticModel model = new LogisticModel(features);
        double[] bound = new double[features];
        Arrays.fill(bound, 1);
        for (int[] example : examples) {
            for (int feature : example) {
                bound[feature] += .25 * example.length;
            }
        }
        for (int round = 0; round < ROUNDS; round++) {
            model.improve(examples, labels, bound);
        }
        return model;
    }

    /** The probability that the label is true. */
    double probability(int[] example) {
        double sum = 0;
        for (int feature : example) {
            sum += weights[feature];
        }
        return 1 / (1 + StrictMath.exp(-sum));
    }

    private void improve(List<int[]> examples, boolean[] labels, double[] bound) {
        double[] gradient = new double[weights.length];
        for (int i = 0; i < examples.size(); i++) {
            double off = (labels[i] ? 1 : 0) - probability(examples.get(i));
            for (int feature : examples.get(i)) {
                gradient[feature] += off;
            }
        }
        for (int feature = 0; feature < weights.length; feature++) {
            weights[feature] += (gradient[feature] - weights[feature]) / bound[feature];
        }
    }
}
