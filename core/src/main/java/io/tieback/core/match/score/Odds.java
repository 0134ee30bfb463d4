package io.tieback.core.match.score;

/** Conversions between probability and its log2 odds. */
public final class Odds {
    private static final double LOG2 = StrictMath.log(2);

    private Odds() {}

    /** The log2 odds of a probability in (0, 1). */
    public static double bits(double probability) {
        return log2(probability / (1 - probability));
    }

    /** The probability of log2 odds, in [0, 1]. */
    public static double probability(double bits) {
        return 1 / (1 + StrictMath.exp(-bits * LOG2));
    }

    /** The logarithm to base 2. */
    public static double log2(double x) {
        return StrictMath.log(x) / LOG2;
    }
}
