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
    private double matched;

    CandidateExpectation(List<LabelledSet> sets, double[][] cuts) {
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
            for (double[] row : set.rows()) {
                for (int f = 0; f < features; f++) {
                    levels[at++] = (byte) FeatureLevels.level(cuts[f], row[f]);
                }
            }
        }
        probability = new double[begins[right.length]];
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

    /** How many rows are right, as of the last {@link #expect}. */
    double matched() {
        return matched;
    }

    /** Tells the probabilities anew, at most one candidate of a set being right. */
    void expect(double start, double[][] weights) {
        matched = 0;
        for (int s = 0; s < right.length; s++) {
            int from = begins[s];
            int to = begins[s + 1];
            if (right[s] == LabelledSet.UNTOLD) {
                expect(from, to, start, weights);
            } else {
                Arrays.fill(probability, from, to, 0);
                if (right[s] >= 0) {
                    probability[from + right[s]] = 1;
                }
            }
            for (int row = from; row < to; row++) {
                matched += probability[row];
            }
        }
    }

    private void expect(int from, int to, double start, double[][] weights) {
        double most = 0;
        for (int row = from; row < to; row++) {
            double sum = start;
            for (int f = 0; f < features; f++) {
                sum += weights[f][levels[row * features + f]];
            }
            probability[row] = sum;
            most = Math.max(most, sum);
        }
        double all = StrictMath.exp(-most);
        for (int row = from; row < to; row++) {
            probability[row] = StrictMath.exp(probability[row] - most);
            all += probability[row];
        }
        for (int row = from; row < to; row++) {
            probability[row] /= all;
        }
    }

    /** The odds λ under which as many candidates are right as were found: Σ nλ/(1 + nλ) over sets of n. */
    double candidateOdds() {
        int[] bySize = sizes();
        double low = -40;
        double high = 20;
        for (int halving = 0; halving < 60; halving++) {
            double middle = (low + high) / 2;
            double odds = StrictMath.exp(middle);
            double sum = 0;
            for (int n = 1; n < bySize.length; n++) {
                sum += bySize[n] * (n * odds / (1 + n * odds));
            }
            if (sum < matched) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return StrictMath.exp((low + high) / 2);
    }

    /** How many sets there are of each number of candidates. */
    private int[] sizes() {
        int most = 0;
        for (int s = 0; s < right.length; s++) {
            most = Math.max(most, begins[s + 1] - begins[s]);
        }
        int[] sizes = new int[most + 1];
        for (int s = 0; s < right.length; s++) {
            sizes[begins[s + 1] - begins[s]]++;
        }
        return sizes;
    }
}
