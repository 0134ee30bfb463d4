package io.tieback.core.stats;

import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * A figure with its 95 % interval by the bootstrap over entities (Efron 1979): whole entities are drawn with
 * replacement, because rows of one entity are not independent.
 *
 * @param value the figure on all entities
 * @param low the 2.5th percentile over draws
 * @param high the 97.5th
 */
public record Interval(double value, double low, double high) {
    private static final int DRAWS = 400;

    /**
     * The interval of a figure that is a function of entity weights. It reaches to the figure itself, and rests on the
     * draws in which there is one: of few entities some may give none.
     */
    public static Interval of(int entities, ToDoubleFunction<double[]> figure, long seed) {
        double[] once = new double[entities];
        Arrays.fill(once, 1);
        SplittableRandom random = new SplittableRandom(seed);
        double[] drawn = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            double[] weights = new double[entities];
            for (int i = 0; i < entities; i++) {
                weights[random.nextInt(entities)]++;
            }
            drawn[draw] = figure.applyAsDouble(weights);
        }
        double value = figure.applyAsDouble(once);
        double[] known =
                Arrays.stream(drawn).filter(one -> !Double.isNaN(one)).sorted().toArray();
        if (known.length == 0) {
            return new Interval(value, Double.NaN, Double.NaN);
        }
        int cut = known.length / 40;
        return new Interval(value, Math.min(value, known[cut]), Math.max(value, known[known.length - 1 - cut]));
    }

    @Override
    public String toString() {
        return low == high
                ? String.format(Locale.ROOT, "%.4f", value)
                : String.format(Locale.ROOT, "%.4f [%.4f, %.4f]", value, low, high);
    }
}
