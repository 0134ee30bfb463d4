package io.tieback.core.match.score;

import java.util.List;

/**
 * What a comparison's levels tell. Level 0 (a value missing) tells nothing and has no part in the shares.
 *
 * @param name the comparison
 * @param labels of all levels, the missing one first
 * @param m share of each level among pairs that are one entity; index 0 is unused
 * @param u share of each level among pairs that are not
 */
public record ComparisonParameters(String name, List<String> labels, List<Double> m, List<Double> u) {
    private static final double TOLERANCE = 1e-6;

    public ComparisonParameters {
        labels = List.copyOf(labels);
        m = List.copyOf(m);
        u = List.copyOf(u);
        if (labels.size() < 2 || m.size() != labels.size() || u.size() != labels.size()) {
            throw new IllegalArgumentException(name + ": labels, m and u differ in length");
        }
        requireShares(name, m);
        requireShares(name, u);
    }

    /** log2(m/u) of a level; 0 for the missing one. */
    public double weight(int level) {
        return level == 0 ? 0 : Odds.log2(m.get(level)) - Odds.log2(u.get(level));
    }

    /** The same comparison with other m. */
    public ComparisonParameters withM(List<Double> other) {
        return new ComparisonParameters(name, labels, other, u);
    }

    private static void requireShares(String name, List<Double> shares) {
        double sum = 0;
        for (int level = 1; level < shares.size(); level++) {
            if (!(shares.get(level) > 0 && shares.get(level) <= 1)) {
                throw new IllegalArgumentException(name + ": a share lies above 0 and up to 1: " + shares);
            }
            sum += shares.get(level);
        }
        if (Math.abs(sum - 1) > TOLERANCE) {
            throw new IllegalArgumentException(name + ": shares add up to " + sum);
        }
    }
}
