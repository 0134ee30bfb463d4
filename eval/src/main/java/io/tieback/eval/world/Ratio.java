package io.tieback.eval.world;

import java.util.Map;
import java.util.TreeMap;

/** A share: what counts over what could. */
final class Ratio implements Sample {
    private final Map<Long, long[]> byGroup = new TreeMap<>();
    private long[][] counted = new long[0][];

    void add(long group, boolean counts) {
        long[] pair = byGroup.computeIfAbsent(group, g -> new long[2]);
        pair[0] += counts ? 1 : 0;
        pair[1]++;
        counted = new long[0][];
    }

    @Override
    public int groups() {
        return byGroup.size();
    }

    @Override
    public long observations() {
        return byGroup.values().stream().mapToLong(pair -> pair[1]).sum();
    }

    @Override
    public double of(int[] groups) {
        if (counted.length != byGroup.size()) {
            counted = byGroup.values().toArray(long[][]::new);
        }
        long yes = 0;
        long all = 0;
        for (int group : groups) {
            yes += counted[group][0];
            all += counted[group][1];
        }
        return all == 0 ? Double.NaN : yes / (double) all;
    }
}
