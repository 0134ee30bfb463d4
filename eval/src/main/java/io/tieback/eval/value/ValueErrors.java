package io.tieback.eval.value;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** How far told values are from true ones; figures are of a multiset of them, so that people can be drawn again. */
final class ValueErrors {
    private final double[] told;
    private final double[] truth;

    ValueErrors(double[] told, double[] truth) {
        this.told = told.clone();
        this.truth = truth.clone();
    }

    /** The median of |ln told − ln true| where something was truly paid; infinite if most are told to be nothing. */
    double medianLogError(int[] rows) {
        double[] off = Arrays.stream(rows)
                .filter(row -> truth[row] > 0)
                .mapToDouble(row ->
                        told[row] > 0 ? Math.abs(StrictMath.log(told[row] / truth[row])) : Double.POSITIVE_INFINITY)
                .sorted()
                .toArray();
        return off.length == 0 ? Double.NaN : off[off.length / 2];
    }

    /** The share told within a hundredth of the truth. */
    double right(int[] rows) {
        return Arrays.stream(rows)
                .mapToDouble(row -> Math.abs(told[row] - truth[row]) <= truth[row] / 100 ? 1 : 0)
                .average()
                .orElse(Double.NaN);
    }

    /** Spearman's rank correlation, ties at their mean rank; not a number if either side is constant. */
    double spearman(int[] rows) {
        return correlation(ranks(rows, told), ranks(rows, truth));
    }

    /** How strong that correlation is, whichever its sign. */
    double spearmanStrength(int[] rows) {
        return Math.abs(spearman(rows));
    }

    /** The Gini index of the truth in the order that is told, over that in its own order; 0 if the order is chance. */
    double gini(int[] rows) {
        return covered(rows, told) / covered(rows, truth);
    }

    /** Cov(truth, rank): what the Gini index is, but for a factor that is the same for every order. */
    private double covered(int[] rows, double[] order) {
        double[] ranks = ranks(rows, order);
        double middle = (rows.length + 1) / 2.0;
        double sum = 0;
        for (int i = 0; i < rows.length; i++) {
            sum += truth[rows[i]] * (ranks[i] - middle);
        }
        return sum;
    }

    private static double[] ranks(int[] rows, double[] values) {
        int[] order = IntStream.range(0, rows.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[rows[i]]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] ranks = new double[rows.length];
        for (int from = 0; from < order.length; ) {
            int to = from;
            while (to < order.length && values[rows[order[to]]] == values[rows[order[from]]]) {
                to++;
            }
            for (int i = from; i < to; i++) {
                ranks[order[i]] = (from + to + 1) / 2.0;
            }
            from = to;
        }
        return ranks;
    }

    private static double correlation(double[] a, double[] b) {
        double meanA = Arrays.stream(a).average().orElse(Double.NaN);
        double meanB = Arrays.stream(b).average().orElse(Double.NaN);
        double together = 0;
        double ofA = 0;
        double ofB = 0;
        for (int i = 0; i < a.length; i++) {
            together += (a[i] - meanA) * (b[i] - meanB);
            ofA += (a[i] - meanA) * (a[i] - meanA);
            ofB += (b[i] - meanB) * (b[i] - meanB);
        }
        return ofA == 0 || ofB == 0 ? Double.NaN : together / Math.sqrt(ofA * ofB);
    }
}
