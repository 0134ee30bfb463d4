package io.tieback.eval.yardstick;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Intervals by the bootstrap over groups (Efron 1979): whole people, advertisers or entities are drawn with
 * replacement, because rows of one group are not independent. The interval is that of the 2.5th and 97.5th percentile
 * of 400 draws, among the draws in which the figure is defined; where resampling shifts a figure so far that it would
 * lie outside, the interval is stretched to hold it.
 *
 * @param groups how many there are; they are numbered from 0
 * @param seed of the draws: two figures under one seed are drawn alike, so that their difference is a paired one
 */
public record Bootstrap(int groups, long seed) {
    private static final int DRAWS = 400;
    private static final int TAIL = DRAWS / 40;

    /**
     * A figure over a multiset of groups, each named as often as it counts.
     *
     * @param ifNone why the figure may be absent, which it is when it is not a number on all groups together
     */
    public Measured of(ToDoubleFunction<int[]> figure, String ifNone) {
        double value = groups == 0
                ? Double.NaN
                : figure.applyAsDouble(IntStream.range(0, groups).toArray());
        if (Double.isNaN(value)) {
            return Measured.absent(ifNone);
        }
        SplittableRandom random = new SplittableRandom(seed);
        double[] drawn = IntStream.range(0, DRAWS)
                .mapToDouble(draw ->
                        figure.applyAsDouble(random.ints(groups, 0, groups).toArray()))
                .filter(one -> !Double.isNaN(one))
                .sorted()
                .toArray();
        if (drawn.length <= 2 * TAIL) {
            return Measured.exact(value, "too few draws have the figure");
        }
        int tail = drawn.length * TAIL / DRAWS;
        return Measured.of(value, Math.min(value, drawn[tail]), Math.max(value, drawn[drawn.length - 1 - tail]));
    }

    /** A figure that is a function of how often each group counts. */
    public Measured weighted(ToDoubleFunction<double[]> figure, String ifNone) {
        return of(drawn -> figure.applyAsDouble(weights(drawn)), ifNone);
    }

    /** How much larger the first figure is than the second, both on the same groups in every draw. */
    public Measured difference(ToDoubleFunction<double[]> first, ToDoubleFunction<double[]> second, String ifNone) {
        return weighted(weights -> first.applyAsDouble(weights) - second.applyAsDouble(weights), ifNone);
    }

    private double[] weights(int[] drawn) {
        double[] weights = new double[groups];
        Arrays.stream(drawn).forEach(group -> weights[group]++);
        return weights;
    }
}
