package io.tieback.eval.world;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A percentile of the values of all people, linear between neighbours. */
final class Quantile implements Sample {
    private final double share;
    private final Map<Long, List<Double>> byGroup;

    Quantile(double share) {
        this(share, new TreeMap<>());
    }

    private Quantile(double share, Map<Long, List<Double>> byGroup) {
        this.share = share;
        this.byGroup = byGroup;
    }

    /** Another percentile of the same values. */
    Quantile at(double otherShare) {
        return new Quantile(otherShare, byGroup);
    }

    void add(long group, double value) {
        byGroup.computeIfAbsent(group, g -> new ArrayList<>()).add(value);
    }

    @Override
    public int groups() {
        return byGroup.size();
    }

    @Override
    public long observations() {
        return byGroup.values().stream().mapToLong(List::size).sum();
    }

    @Override
    public double of(int[] groups) {
        List<List<Double>> lists = List.copyOf(byGroup.values());
        double[] values = Arrays.stream(groups)
                .mapToObj(lists::get)
                .flatMap(List::stream)
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        if (values.length == 0) {
            return Double.NaN;
        }
        double at = share * (values.length - 1);
        int below = (int) at;
        double above = values[Math.min(below + 1, values.length - 1)];
        return values[below] + (above - values[below]) * (at - below);
    }
}
