package io.tieback.core.stats;

/** Checks labelled scores before a fit. */
final class Labelled {
    private Labelled() {}

    static void requireBothKinds(double[] rawScores, boolean[] labels) {
        if (rawScores.length != labels.length) {
            throw new IllegalArgumentException("scores and labels differ in length");
        }
        int positives = 0;
        for (int i = 0; i < labels.length; i++) {
            positives += labels[i] ? 1 : 0;
            if (Double.isNaN(rawScores[i])) {
                throw new IllegalArgumentException("a score is not a number");
            }
        }
        if (positives == 0 || positives == labels.length) {
            throw new IllegalArgumentException("labels of both kinds are needed");
        }
    }
}
