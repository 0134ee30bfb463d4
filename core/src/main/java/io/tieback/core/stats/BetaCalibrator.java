package io.tieback.core.stats;

/**
 * Beta calibration (Kull, Silva Filho and Flach 2017): logistic in ln s and −ln(1 − s) of a score s in [0, 1]. Unlike
 * Platt's curve it can leave a score that is calibrated already as it is.
 *
 * @param a not negative
 * @param b not negative
 * @param c any
 */
public record BetaCalibrator(double a, double b, double c) implements Calibrator {
    private static final double EDGE = 1e-9;

    public BetaCalibrator {
        if (!(a >= 0) || !(b >= 0) || Double.isNaN(c)) {
            throw new IllegalArgumentException("slopes are not negative: " + a + ", " + b);
        }
    }

    /** Fits labelled scores in [0, 1]; a slope that would be negative is left out. */
    public static BetaCalibrator fit(double[] rawScores, boolean[] labels) {
        Labelled.requireBothKinds(rawScores, labels);
        double[] both = fit(rawScores, labels, true, true);
        if (both[0] >= 0 && both[1] >= 0) {
            return new BetaCalibrator(both[0], both[1], both[2]);
        }
        double[] one = fit(rawScores, labels, both[0] >= 0, both[1] >= 0);
        return both[0] >= 0
                ? new BetaCalibrator(Math.max(0, one[0]), 0, one[1])
                : new BetaCalibrator(0, Math.max(0, one[0]), one[1]);
    }

    private static double[] fit(double[] rawScores, boolean[] labels, boolean withA, boolean withB) {
        double[][] features = new double[labels.length][];
        double[] targets = new double[labels.length];
        for (int i = 0; i < labels.length; i++) {
            double s = inside(rawScores[i]);
            double left = StrictMath.log(s);
            double right = -StrictMath.log(1 - s);
            features[i] = withA && withB ? new double[] {left, right} : new double[] {withA ? left : right};
            targets[i] = labels[i] ? 1 : 0;
        }
        return LogisticFit.fit(features, targets);
    }

    @Override
    public double probability(double rawScore) {
        double s = inside(rawScore);
        return LogisticFit.sigmoid(a * StrictMath.log(s) - b * StrictMath.log(1 - s) + c);
    }

    private static double inside(double score) {
        return Math.max(EDGE, Math.min(1 - EDGE, score));
    }
}
