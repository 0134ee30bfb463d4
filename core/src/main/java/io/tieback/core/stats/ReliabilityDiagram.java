package io.tieback.core.stats;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How far probabilities can be taken at their word: bins of equally many predictions, each with the mean said and the
 * share that came true (DeGroot and Fienberg 1983), with Wilson's 95 % interval.
 *
 * @param bins from the least probability to the most
 */
public record ReliabilityDiagram(List<Bin> bins) {
    private static final double Z = 1.959963984540054;

    public ReliabilityDiagram {
        bins = List.copyOf(bins);
    }

    /** Sorts predictions into bins; fewer where there are fewer predictions. */
    public static ReliabilityDiagram of(double[] probabilities, boolean[] outcomes, int binCount) {
        if (probabilities.length != outcomes.length || binCount < 1) {
            throw new IllegalArgumentException("predictions and outcomes differ in length, or no bin");
        }
        int n = probabilities.length;
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> probabilities[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        List<Bin> bins = new ArrayList<>();
        for (int bin = 0; bin < binCount; bin++) {
            int from = (int) ((long) n * bin / binCount);
            int to = (int) ((long) n * (bin + 1) / binCount);
            if (from < to) {
                bins.add(bin(probabilities, outcomes, order, from, to));
            }
        }
        return new ReliabilityDiagram(bins);
    }

    private static Bin bin(double[] probabilities, boolean[] outcomes, int[] order, int from, int to) {
        double said = 0;
        int came = 0;
        for (int i = from; i < to; i++) {
            said += probabilities[order[i]];
            came += outcomes[order[i]] ? 1 : 0;
        }
        int n = to - from;
        double share = (double) came / n;
        double centre = (share + Z * Z / (2 * n)) / (1 + Z * Z / n);
        double reach = Z / (1 + Z * Z / n) * Math.sqrt(share * (1 - share) / n + Z * Z / (4.0 * n * n));
        return new Bin(n, said / n, share, Math.max(0, centre - reach), Math.min(1, centre + reach));
    }

    /** Expected calibration error, in [0, 1]: the mean over predictions of |said − came true| of their bin. */
    public double calibrationError() {
        double sum = 0;
        double n = 0;
        for (Bin bin : bins) {
            sum += bin.count() * Math.abs(bin.meanProbability() - bin.observedShare());
            n += bin.count();
        }
        return n > 0 ? sum / n : 0;
    }

    /**
     * One bin.
     *
     * @param count how many predictions
     * @param meanProbability their mean
     * @param observedShare the share that came true
     * @param low lower end of the share's 95 % interval
     * @param high upper end
     */
    public record Bin(int count, double meanProbability, double observedShare, double low, double high) {}
}
