package io.tieback.eval.world;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The median over groups of the standard deviation within the group; groups of fewer than 30 do not count. */
final class MedianSigma implements Sample {
    private static final int ENOUGH = 30;

    /** How many, their sum, the sum of their squares. */
    private final Map<Long, double[]> byGroup = new TreeMap<>();

    void add(long group, double amount) {
        double[] sums = byGroup.computeIfAbsent(group, g -> new double[3]);
        sums[0]++;
        sums[1] += amount;
        sums[2] += amount * amount;
    }

    @Override
    public int groups() {
        return byGroup.size();
    }

    @Override
    public long observations() {
        return (long) byGroup.values().stream().mapToDouble(sums -> sums[0]).sum();
    }

    @Override
    public double of(int[] groups) {
        List<double[]> all = List.copyOf(byGroup.values());
        double[] sigmas = Arrays.stream(groups)
                .mapToObj(all::get)
                .filter(sums -> sums[0] >= ENOUGH)
                .mapToDouble(sums ->
                        Math.sqrt(Math.max(0, sums[2] / sums[0] - sums[1] * sums[1] / (sums[0] * sums[0]))))
                .sorted()
                .toArray();
        return sigmas.length == 0 ? Double.NaN : sigmas[sigmas.length / 2];
    }
}
