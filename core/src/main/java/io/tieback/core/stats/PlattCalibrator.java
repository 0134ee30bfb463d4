package io.tieback.core.stats;

/**
 * A logistic curve over the raw score (Platt 1999), with his targets that keep it off 0 and 1.
 *
 * @param slope not negative
 * @param intercept any
 */
public record PlattCalibrator(double slope, double intercept) implements Calibrator {
    public PlattCalibrator {
        if (!(slope >= 0) || Double.isNaN(intercept)) {
            throw new IllegalArgumentException("a slope is not negative: " + slope);
        }
    }

    /** Fits labelled raw scores. */
    public static PlattCalibrator fit(double[] rawScores, boolean[] labels) {
        Labelled.requireBothKinds(rawScores, labels);
        double positives = 0;
        for (boolean label : labels) {
            positives += label ? 1 : 0;
        }
        double high = (positives + 1) / (positives + 2);
        double low = 1 / (labels.length - positives + 2);
        double[][] features = new double[labels.length][];
        double[] targets = new double[labels.length];
        for (int i = 0; i < labels.length; i++) {
            features[i] = new double[] {rawScores[i]};
            targets[i] = labels[i] ? high : low;
        }
        double[] beta = LogisticFit.fit(features, targets);
        return new PlattCalibrator(Math.max(0, beta[0]), beta[1]);
    }

    @Override
    public double probability(double rawScore) {
        return LogisticFit.sigmoid(slope * rawScore + intercept);
    }
}
