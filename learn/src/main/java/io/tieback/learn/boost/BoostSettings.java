package io.tieback.learn.boost;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How trees are boosted.
 *
 * @param shape how many trees of which size
 * @param learningRate in (0, 1]
 * @param directions by feature: 1 never falling, −1 never rising, 0 free
 * @param categorical features whose values are categories
 * @param seed of all that is random
 */
public record BoostSettings(
        Shape shape, double learningRate, List<Integer> directions, List<Integer> categorical, long seed) {
    public BoostSettings {
        directions = List.copyOf(directions);
        categorical = List.copyOf(categorical);
        if (!(learningRate > 0 && learningRate <= 1)) {
            throw new IllegalArgumentException("a learning rate lies in (0, 1]: " + learningRate);
        }
    }

    /** 150 trees of up to 15 leaves and depth 6 at .08, 20 rows a leaf. */
    public static BoostSettings of(List<Integer> directions, long seed) {
        return new BoostSettings(new Shape(150, 15, 6, 20), 0.08, directions, List.of(), seed);
    }

    /** What the trees' sum stands for. */
    enum Objective {
        /** Log odds of yes. */
        BINARY,
        /** The mean of a number. */
        REGRESSION,
        /** The median of a number. */
        REGRESSION_L1
    }

    /** LightGBM's parameters for these settings; deterministic, one thread. */
    String parameters(Objective objective) {
        String parameters = "objective=" + objective.name().toLowerCase(Locale.ROOT)
                + " verbosity=-1 num_threads=1 deterministic=true force_row_wise=true"
                + " boost_from_average=true num_leaves=" + shape.leaves() + " max_depth=" + shape.depth()
                + " learning_rate=" + learningRate
                + " min_data_in_leaf=" + shape.leastRowsInLeaf() + " seed=" + (seed & Integer.MAX_VALUE);
        if (directions.stream().anyMatch(direction -> direction != 0)) {
            parameters += " monotone_constraints=" + joined(directions);
        }
        return categorical.isEmpty() ? parameters : parameters + " categorical_feature=" + joined(categorical);
    }

    private static String joined(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /**
     * The size of the model.
     *
     * @param trees how many
     * @param leaves of each, at most
     * @param depth of each, at most; 0 leaves it open
     * @param leastRowsInLeaf how many training rows a leaf has at least
     */
    public record Shape(int trees, int leaves, int depth, int leastRowsInLeaf) {
        public Shape {
            if (trees < 1 || leaves < 2 || depth < 0 || leastRowsInLeaf < 1) {
                throw new IllegalArgumentException("boosting needs a tree of two leaves");
            }
        }
    }
}
