package io.tieback.core.stats;

/** Turns a raw score into a probability in [0, 1], never ordering two scores the other way round. */
public sealed interface Calibrator permits IsotonicCalibrator, PlattCalibrator, BetaCalibrator {

    /** The probability of a raw score; the score's unit is that of the data the calibrator was fitted on. */
    double probability(double rawScore);
}
