package io.tieback.core.identity;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * One number of a candidate, cut into levels. Level 0: no candidate of the set has the number, which says nothing and
 * is left out of the shares. Level 1: this one has not, though another has. Level 2 reaches up to and including the
 * first cut.
 *
 * @param name of the number
 * @param cuts ascending, finite
 * @param m share of each level among right candidates of sets where it is known of some, level 1 first; above 0, sum 1
 * @param u share of each level among wrong candidates of such sets; above 0, sum 1
 * @param independence in (0, 1]: how much of the weight counts, because other numbers say the same
 */
public record FeatureLevels(String name, List<Double> cuts, List<Double> m, List<Double> u, double independence) {
    private static final double[] QUANTILES = {0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99};
    private static final double TOLERANCE = 1e-6;

    /** @throws IllegalArgumentException if cuts do not rise, or shares are not shares of as many levels */
    public FeatureLevels {
        cuts = List.copyOf(cuts);
        m = List.copyOf(m);
        u = List.copyOf(u);
        for (int i = 0; i < cuts.size(); i++) {
            if (!Double.isFinite(cuts.get(i)) || i > 0 && cuts.get(i) <= cuts.get(i - 1)) {
                throw new IllegalArgumentException("cuts of " + name + " are finite and rise");
            }
        }
        requireShares(name, m, cuts.size() + 2);
        requireShares(name, u, cuts.size() + 2);
        if (!(independence > 0 && independence <= 1)) {
            throw new IllegalArgumentException("independence of " + name + " lies in (0, 1]: " + independence);
        }
    }

    private static void requireShares(String name, List<Double> shares, int levels) {
        double sum = 0;
        for (double share : shares) {
            if (!(share > 0)) {
                throw new IllegalArgumentException("a share of a level of " + name + " is above 0: " + share);
            }
            sum += share;
        }
        if (shares.size() != levels || Math.abs(sum - 1) > TOLERANCE) {
            throw new IllegalArgumentException(name + " has " + levels + " levels, whose shares sum to 1");
        }
    }

    /**
     * Cuts between all numbers where they are at most ten, else at quantiles, closer together at both ends.
     *
     * @param numbers any; those that are not finite are passed over
     */
    public static List<Double> cuts(double[] numbers) {
        double[] sorted = Arrays.stream(numbers)
                .filter(Double::isFinite)
                .map(number -> number + 0.0)
                .sorted()
                .toArray();
        double[] distinct =
                Arrays.stream(sorted).distinct().limit(QUANTILES.length + 2).toArray();
        double[] wished = distinct.length <= QUANTILES.length + 1
                ? distinct
                : Arrays.stream(QUANTILES)
                        .map(quantile -> sorted[(int) (quantile * sorted.length)])
                        .distinct()
                        .toArray();
        return Arrays.stream(wished)
                .filter(cut -> cut < sorted[sorted.length - 1])
                .boxed()
                .toList();
    }

    /** The level of a number where it is known of some candidate of the set; infinite ones are on the outermost. */
    static int level(double[] cuts, double number) {
        if (Double.isNaN(number)) {
            return 1;
        }
        int level = 2;
        while (level < cuts.length + 2 && number > cuts[level - 2]) {
            level++;
        }
        return level;
    }

    /** Whether a number is known of some candidate of a set, by number. */
    static boolean[] known(List<double[]> rows, int features) {
        boolean[] known = new boolean[features];
        for (double[] row : rows) {
            if (row.length != features) {
                throw new IllegalArgumentException("a row has " + features + " numbers, not " + row.length);
            }
            for (int f = 0; f < features; f++) {
                known[f] |= !Double.isNaN(row[f]);
            }
        }
        return known;
    }

    /** Natural log odds that each level adds, level 0 first. */
    double[] weights() {
        double[] weights = new double[m.size() + 1];
        for (int level = 1; level < weights.length; level++) {
            weights[level] = independence * StrictMath.log(m.get(level - 1) / u.get(level - 1));
        }
        return weights;
    }

    double[] cutArray() {
        return cuts.stream().flatMapToDouble(DoubleStream::of).toArray();
    }
}
