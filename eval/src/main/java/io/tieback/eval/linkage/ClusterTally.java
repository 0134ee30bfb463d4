package io.tieback.eval.linkage;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * How clusters agree with the truth: over pairs of rows in one cluster, and B-cubed, the mean over rows (Bagga and
 * Baldwin 1998). Rows alone count too. All sums are kept by true entity, so that entities can be drawn again for an
 * interval: a pair found belongs half to the entity of each of its rows.
 */
public final class ClusterTally {
    private final double[] rightPairs;
    private final double[] foundPairs;
    private final double[] truePairs;
    private final double[] precisionSum;
    private final double[] recallSum;
    private final double[] rows;

    private ClusterTally(int entities) {
        rightPairs = new double[entities];
        foundPairs = new double[entities];
        truePairs = new double[entities];
        precisionSum = new double[entities];
        recallSum = new double[entities];
        rows = new double[entities];
    }

    /**
     * Counts.
     *
     * @param truth the true entity of each row, from 0 without gaps
     * @param found the found entity of each row, any numbers
     */
    public static ClusterTally of(int[] truth, int[] found) {
        if (truth.length != found.length) {
            throw new IllegalArgumentException("truth and found differ in length");
        }
        int entities = Arrays.stream(truth).max().orElse(-1) + 1;
        ClusterTally tally = new ClusterTally(entities);
        Map<Long, Integer> cells = new HashMap<>();
        Map<Integer, Integer> sizes = new HashMap<>();
        for (int row = 0; row < truth.length; row++) {
            cells.merge((long) truth[row] << 32 | found[row] & 0xFFFFFFFFL, 1, Integer::sum);
            sizes.merge(found[row], 1, Integer::sum);
            tally.rows[truth[row]]++;
        }
        cells.forEach((cell, size) ->
                tally.add((int) (cell >>> 32), size, Objects.requireNonNull(sizes.get((int) cell.longValue()))));
        for (int entity = 0; entity < entities; entity++) {
            tally.truePairs[entity] = tally.rows[entity] * (tally.rows[entity] - 1) / 2;
        }
        return tally;
    }

    private void add(int entity, double own, double found) {
        rightPairs[entity] += own * (own - 1) / 2;
        foundPairs[entity] += own * (found - 1) / 2;
        precisionSum[entity] += own * own / found;
        recallSum[entity] += own * own / rows[entity];
    }

    /** How many true entities there are. */
    public int entities() {
        return rows.length;
    }

    /** Over pairs; each entity counted as often as its weight says. */
    public Agreement pairs(double[] weights) {
        return Agreement.of(sum(rightPairs, weights), sum(foundPairs, weights), sum(truePairs, weights));
    }

    /** B-cubed; each entity counted as often as its weight says. */
    public Agreement bCubed(double[] weights) {
        double all = sum(rows, weights);
        return new Agreement(sum(precisionSum, weights) / all, sum(recallSum, weights) / all);
    }

    /** A weight of one for every entity. */
    public double[] once() {
        double[] weights = new double[rows.length];
        Arrays.fill(weights, 1);
        return weights;
    }

    private static double sum(double[] values, double[] weights) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += values[i] * weights[i];
        }
        return sum;
    }
}
