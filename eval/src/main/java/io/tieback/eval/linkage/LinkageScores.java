package io.tieback.eval.linkage;

import io.tieback.core.match.score.Odds;
import io.tieback.core.match.score.ScoredPairs;
import io.tieback.learn.link.LinkResult;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;

/** Sets a job's result against the truth. */
public final class LinkageScores {
    private final LinkResult result;
    private final int[] truth;

    private LinkageScores(LinkResult result, int[] truth) {
        this.result = result;
        this.truth = truth;
    }

    /**
     * A result beside the truth.
     *
     * @param truthOf what names the true entity of a row
     */
    public static LinkageScores of(LinkResult result, IntFunction<Object> truthOf) {
        Map<Object, Integer> numbers = new HashMap<>();
        int[] truth = new int[result.table().rows()];
        for (int row = 0; row < truth.length; row++) {
            truth[row] = numbers.computeIfAbsent(truthOf.apply(row), key -> numbers.size());
        }
        return new LinkageScores(result, truth);
    }

    /** The true entity of a row. */
    public int truthOf(int row) {
        return truth[row];
    }

    /** How many true entities there are. */
    public int entities() {
        return Arrays.stream(truth).max().orElse(-1) + 1;
    }

    /** How the entities found agree with the truth. */
    public ClusterTally clusters() {
        return ClusterTally.of(truth, result.entities().toArray());
    }

    /** How rows that agree in everything that is compared do. */
    ClusterTally exactJoin() {
        return ClusterTally.of(truth, ExactJoin.entities(result));
    }

    /** How many pairs of rows are truly one entity; across the two sets only, when linking. */
    public double[] truePairs() {
        double[] left = new double[entities()];
        double[] right = new double[left.length];
        for (int row = 0; row < truth.length; row++) {
            (row < result.table().leftRows() ? left : right)[truth[row]]++;
        }
        double[] pairs = new double[left.length];
        Arrays.setAll(pairs, i -> result.table().isLinking() ? left[i] * right[i] : left[i] * (left[i] - 1) / 2);
        return pairs;
    }

    /** Edges of at least a probability, before closure; each wrong one belongs half to each of its entities. */
    public Agreement edges(double probability, double[] weights) {
        ScoredPairs pairs = result.pairs();
        double least = Odds.bits(probability);
        double right = 0;
        double found = 0;
        for (int i = 0; i < pairs.size(); i++) {
            if (pairs.weight(i) < least) {
                continue;
            }
            int a = truth[pairs.left(i)];
            int b = truth[pairs.right(i)];
            found += (weights[a] + weights[b]) / 2;
            right += a == b ? weights[a] : 0;
        }
        double there = 0;
        double[] truePairs = truePairs();
        for (int entity = 0; entity < truePairs.length; entity++) {
            there += truePairs[entity] * weights[entity];
        }
        return Agreement.of(right, found, there);
    }
}
