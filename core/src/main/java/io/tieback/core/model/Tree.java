package io.tieback.core.model;

import java.util.List;

/**
 * One decision tree as trained: inner nodes by number, leaves by ~number (−1 is leaf 0), as in LightGBM's text format.
 *
 * @param features what each inner node looks at
 * @param thresholds a row goes left where its value is at most this; not used by categorical nodes
 * @param rules {@link #CATEGORICAL}, {@link #DEFAULT_LEFT}, {@link #MISSING_IS_ZERO}, {@link #MISSING_IS_NAN}, added up
 * @param left the left child of each inner node
 * @param right the right child
 * @param categories for categorical nodes the categories that go left, as a set of bits; empty otherwise
 * @param innerValues the mean score of the training rows at each inner node
 * @param leafValues the score of each leaf; at least one
 */
public record Tree(
        List<Integer> features,
        List<Double> thresholds,
        List<Byte> rules,
        List<Integer> left,
        List<Integer> right,
        List<List<Long>> categories,
        List<Double> innerValues,
        List<Double> leafValues) {
    /** The node goes by category. */
    public static final byte CATEGORICAL = 1;
    /** A missing value goes left. */
    public static final byte DEFAULT_LEFT = 2;
    /** Zero counts as missing. */
    public static final byte MISSING_IS_ZERO = 4;
    /** Not-a-number counts as missing; without it, it counts as 0. */
    public static final byte MISSING_IS_NAN = 8;

    /** Up to here a number counts as zero (LightGBM's constant). */
    static final double ZERO = 1e-35f;

    public Tree {
        features = List.copyOf(features);
        thresholds = List.copyOf(thresholds);
        rules = List.copyOf(rules);
        left = List.copyOf(left);
        right = List.copyOf(right);
        categories = List.copyOf(categories);
        innerValues = List.copyOf(innerValues);
        leafValues = List.copyOf(leafValues);
        int inner = features.size();
        boolean even = thresholds.size() == inner && rules.size() == inner && left.size() == inner;
        even &= right.size() == inner && categories.size() == inner && innerValues.size() == inner;
        if (!even || leafValues.size() != inner + 1) {
            throw new IllegalArgumentException("a tree of " + inner + " inner nodes has one leaf more");
        }
        requireTree(left, right, inner);
    }

    private static void requireTree(List<Integer> left, List<Integer> right, int inner) {
        boolean[] seen = new boolean[2 * inner + 1];
        for (int node = 0; node < inner; node++) {
            for (int child : new int[] {left.get(node), right.get(node)}) {
                int index = child < 0 ? inner + ~child : child;
                boolean inRange = child < inner && ~child <= inner && child != 0;
                if (!inRange || child > 0 && child <= node || seen[index]) {
                    throw new IllegalArgumentException("node " + node + " has a wrong child: " + child);
                }
                seen[index] = true;
            }
        }
    }

    int nodes() {
        return features.size() + leafValues.size();
    }

    int root() {
        return features.isEmpty() ? ~0 : 0;
    }

    double value(int node) {
        return node < 0 ? leafValues.get(~node) : innerValues.get(node);
    }

    void requireFeatures(int count) {
        for (int feature : features) {
            if (feature < 0 || feature >= count) {
                throw new IllegalArgumentException("a tree looks at feature " + feature + " of " + count);
            }
        }
    }

    long[] categoriesOf(int node) {
        return categories.get(node).stream().mapToLong(Long::longValue).toArray();
    }

    static boolean contains(long[] bits, double category) {
        if (Double.isNaN(category) || category <= -1 || category >= bits.length * 64.0) {
            return false;
        }
        int number = (int) category;
        return (bits[number >>> 6] >>> number & 1) != 0;
    }
}
