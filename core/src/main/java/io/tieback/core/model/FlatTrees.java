package io.tieback.core.model;

import java.util.Arrays;
import java.util.List;

/**
 * A sum of decision trees, flattened into arrays for serving one row at a time without native code.
 *
 * <p>The two children of a node stand side by side, and a leaf is its own left child behind an infinite threshold; so
 * eight trees can be walked in step, each step being one subtraction whose sign bit is added to the child's index.
 * That leaves no branch to mispredict. Where a value may be missing a row is laid out twice, with the least number in
 * its place and with the largest, and each node looks at the one that leads where it sends what is missing. Rows with
 * an infinite or huge value, and trees that split on categories or on zero as missing, take an ordinary walk with
 * LightGBM's rules instead. All give the same leaves.
 */
public final class FlatTrees {
    private static final int LANES = 8;
    /** Stands for what is missing; below it in size are all numbers that are walked in step. */
    private static final double LARGEST = Double.MAX_VALUE;

    private static final double HUGE = 1e300;
    /** What {@link #bound} holds in place of an infinite threshold: between all numbers and what stands for none. */
    private static final double FARTHEST = 1e301;

    private final int features;
    private final int[] roots;
    private final int[] groupDepths;
    private final int[] feature;
    private final int[] child;
    private final double[] threshold;
    private final double[] value;
    private final byte[] rule;
    private final long[][] categories;
    /** Upper half: left child; lower half: which place of the row laid out twice. One load for both. */
    private final long[] ways;
    /** Thresholds of the walk in step: finite, but of leaves. */
    private final double[] bound;

    private final boolean plain;

    FlatTrees(int features, List<Tree> trees) {
        this.features = features;
        int nodes = trees.stream().mapToInt(Tree::nodes).sum();
        roots = new int[trees.size()];
        groupDepths = new int[trees.size() / LANES + 1];
        ways = new long[nodes];
        bound = new double[nodes];
        feature = new int[nodes];
        child = new int[nodes];
        threshold = new double[nodes];
        value = new double[nodes];
        rule = new byte[nodes];
        categories = new long[nodes][];
        int next = 0;
        for (int t = 0; t < trees.size(); t++) {
            roots[t] = next;
            next = new Flattening(trees.get(t), next).run(t);
        }
        boolean noRule = true;
        for (int node = 0; node < nodes; node++) {
            int kind = rule[node] & (Tree.CATEGORICAL | Tree.MISSING_IS_ZERO);
            boolean isLeaf = child[node] == node;
            noRule &= isLeaf || kind == 0;
            boolean isRight = !isLeaf && kind == 0 && leadsRight(node, Double.NaN);
            ways[node] = (long) child[node] << 32 | feature[node] + (isRight ? features : 0);
            bound[node] = isLeaf ? threshold[node] : Math.max(-FARTHEST, Math.min(FARTHEST, threshold[node]));
        }
        plain = noRule;
    }

    /** Flattens trees over rows of a number of features. */
    public static FlatTrees of(int features, List<Tree> trees) {
        for (Tree tree : trees) {
            tree.requireFeatures(features);
        }
        return new FlatTrees(features, List.copyOf(trees));
    }

    /** How many features a row has. */
    public int features() {
        return features;
    }

    /** How many trees there are. */
    public int trees() {
        return roots.length;
    }

    /** The sum of the trees' leaves for a row: a raw score, as it was trained in log odds or in a number's unit. */
    public double rawScore(double[] row) {
        if (row.length != features) {
            throw new IllegalArgumentException("a row has " + features + " features, not " + row.length);
        }
        if (plain) {
            double[] twice = new double[2 * features];
            if (lay(row, twice)) {
                return inStep(twice);
            }
        }
        return oneByOne(row);
    }

    /**
     * Adds up what each feature contributes to the raw score along each tree's path: the change of the mean over
     * training rows at every split (Saabas 2014). What is returned, plus all contributions, is the raw score.
     *
     * @param into receives the contributions, by feature; overwritten
     * @return the score before any feature is known
     */
    public double contributions(double[] row, double[] into) {
        if (row.length != features || into.length != features) {
            throw new IllegalArgumentException("a row has " + features + " features");
        }
        Arrays.fill(into, 0);
        double start = 0;
        for (int root : roots) {
            start += value[root];
            int node = root;
            while (child[node] != node) {
                int next = next(node, row);
                into[feature[node]] += value[next] - value[node];
                node = next;
            }
        }
        return start;
    }

    /** Lays a row out twice; false if a number is too large to walk in step. */
    private static boolean lay(double[] row, double[] twice) {
        boolean isSmall = true;
        for (int f = 0; f < row.length; f++) {
            double x = row[f];
            boolean isMissing = Double.isNaN(x);
            twice[f] = isMissing ? -LARGEST : x;
            twice[f + row.length] = isMissing ? LARGEST : x;
            isSmall &= isMissing || Math.abs(x) < HUGE;
        }
        return isSmall;
    }

    private double inStep(double[] row) {
        double sum = 0;
        int tree = 0;
        for (; tree + LANES <= roots.length; tree += LANES) {
            sum = eight(tree, row, sum);
        }
        for (; tree < roots.length; tree++) {
            int node = roots[tree];
            while (child[node] != node) {
                node = step(node, row);
            }
            sum += value[node];
        }
        return sum;
    }

    private double eight(int tree, double[] row, double before) {
        int a = roots[tree];
        int b = roots[tree + 1];
        int c = roots[tree + 2];
        int d = roots[tree + 3];
        int e = roots[tree + 4];
        int f = roots[tree + 5];
        int g = roots[tree + 6];
        int h = roots[tree + 7];
        for (int level = groupDepths[tree / LANES]; level > 0; level--) {
            a = step(a, row);
            b = step(b, row);
            c = step(c, row);
            d = step(d, row);
            e = step(e, row);
            f = step(f, row);
            g = step(g, row);
            h = step(h, row);
        }
        double first = before + value[a] + value[b] + value[c] + value[d];
        return first + value[e] + value[f] + value[g] + value[h];
    }

    private int step(int node, double[] row) {
        long way = ways[node];
        return (int) (way >>> 32) + above(row[(int) way], bound[node]);
    }

    /** 1 if x is above the threshold, else 0; both finite, or the threshold positive infinity. */
    private static int above(double x, double threshold) {
        return (int) (Double.doubleToRawLongBits(threshold - x) >>> 63);
    }

    private double oneByOne(double[] row) {
        double sum = 0;
        for (int root : roots) {
            int node = root;
            while (child[node] != node) {
                node = next(node, row);
            }
            sum += value[node];
        }
        return sum;
    }

    private int next(int node, double[] row) {
        double x = row[feature[node]];
        int rules = rule[node];
        if ((rules & Tree.CATEGORICAL) != 0) {
            return child[node] + (Tree.contains(categories[node], x) ? 0 : 1);
        }
        return child[node] + (leadsRight(node, x) ? 1 : 0);
    }

    private boolean leadsRight(int node, double x) {
        int rules = rule[node];
        boolean missingIsNan = (rules & Tree.MISSING_IS_NAN) != 0;
        double seen = Double.isNaN(x) && !missingIsNan ? 0 : x;
        boolean missing = missingIsNan && Double.isNaN(seen)
                || (rules & Tree.MISSING_IS_ZERO) != 0 && Math.abs(seen) <= Tree.ZERO;
        return missing ? (rules & Tree.DEFAULT_LEFT) == 0 : seen > threshold[node];
    }

    /** Lays one tree out breadth first, so that siblings are neighbours. */
    private final class Flattening {
        private final Tree tree;
        private final int first;

        Flattening(Tree tree, int first) {
            this.tree = tree;
            this.first = first;
        }

        int run(int number) {
            int[] source = new int[tree.nodes()];
            int[] depth = new int[tree.nodes()];
            int filled = 1;
            source[0] = tree.root();
            for (int i = 0; i < source.length; i++) {
                groupDepths[number / LANES] = Math.max(groupDepths[number / LANES], depth[i]);
                int node = source[i];
                int at = first + i;
                value[at] = tree.value(node);
                if (node < 0) {
                    child[at] = at;
                    threshold[at] = Double.POSITIVE_INFINITY;
                    continue;
                }
                feature[at] = tree.features().get(node);
                threshold[at] = tree.thresholds().get(node) + 0.0;
                rule[at] = tree.rules().get(node);
                categories[at] = tree.categoriesOf(node);
                child[at] = first + filled;
                source[filled] = tree.left().get(node);
                source[filled + 1] = tree.right().get(node);
                depth[filled] = depth[i] + 1;
                depth[filled + 1] = depth[i] + 1;
                filled += 2;
            }
            return first + source.length;
        }
    }
}
