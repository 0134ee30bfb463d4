package io.tieback.core.identity;

import java.util.Arrays;
import java.util.List;

/** The expectation of EM: how likely each candidate of each set is right, under the present shares of levels. */
final class CandidateExpectation {
    private final int features;
    private final byte[] levels;
    /** Where each set begins; one more at the end. */
    private final int[] begins;
    /** The candidate that is known to be right, or nobody or untold, of each set. */
    private final int[] right;

    private final double[] probability;
    /** In how many sets some candidate is right. */
    private final double wanted;
    /** ln λ. */
    private double start;

    /**
     * Sets, cut into levels.
     *
     * @param isOwn which numbers count
     * @param share of sets with a candidate in which one is right
     */
    CandidateExpectation(List<LabelledSet> sets, double[][] cuts, boolean[] isOwn, double share) {
        features = cuts.length;
        begins = new int[sets.size() + 1];
        right = new int[sets.size()];
        for (int s = 0; s < right.length; s++) {
            begins[s + 1] = begins[s] + sets.get(s).rows().size();
            right[s] = sets.get(s).right();
        }
        levels = new byte[Math.multiplyExact(begins[right.length], features)];
        int at = 0;
        for (LabelledSet set : sets) {
            boolean[] known = FeatureLevels.known(set.rows(), features);
            for (double[] row : set.rows()) {
                for (int f = 0; f < features; f++) {
                    levels[at++] = (byte) (known[f] && isOwn[f] ? FeatureLevels.level(cuts[f], row[f]) : 0);
                }
            }
        }
        probability = new double[begins[right.length]];
        wanted = share * sets.stream().filter(set -> !set.rows().isEmpty()).count();
        start = StrictMath.log(right.length / (double) Math.max(1, probability.length));
    }

    int rows() {
        return probability.length;
    }

    int level(int row, int feature) {
        return levels[row * features + feature];
    }

    /** How likely a row is right; as of the last {@link #expect}. */
    double probability(int row) {
        return probability[row];
    }

    /** The odds λ of any one candidate against nobody, under which the last {@link #expect} was taken. */
    double candidateOdds() {
        return StrictMath.exp(start);
    }

    /** Tells the probabilities anew, at most one candidate of a set being right. */
    void expect(double[][] weights) {
        double found = 0;
        double slope = 0;
        for (int s = 0; s < right.length; s++) {
            int from = begins[s];
            int to = begins[s + 1];
            double somebody = expect(from, to, weights);
            found += somebody;
            slope += somebody * (1 - somebody);
            if (right[s] != LabelledSet.UNTOLD) {
                Arrays.fill(probability, from, to, 0);
                if (right[s] >= 0) {
                    probability[from + right[s]] = 1;
                }
            }
        }
        double step = (wanted - found) / Math.max(slope, 1e-9 * right.length);
        start += Math.max(-1, Math.min(1, step));
    }

    /** The probability that some candidate of a set is right. */
    private double expect(int from, int to, double[][] weights) {
        double most = 0;
        for (int row = from; row < to; row++) {
            double sum = start;
            for (int f = 0; f < features; f++) {
                sum += weights[f][levels[row * features + f]];
            }
            probability[row] = sum;
            most = Math.max(most, sum);
        }
        double some = 0;
        for (int row = from; row < to; row++) {
            probability[row] = StrictMath.exp(probability[row] - most);
            some += probability[row];
        }
        double all = some + StrictMath.exp(-most);
        for (int row = from; row < to; row++) {
            probability[row] /= all;
        }
        return some / all;
    }
}
