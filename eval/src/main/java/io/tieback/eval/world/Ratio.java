package io.tieback.eval.world;

import java.util.Map;
import java.util.TreeMap;

/** A share: what counts over what could. */
final class Ratio implements Sample {
    private final Map<Long, long[]> byPerson = new TreeMap<>();
    private long[][] counted = new long[0][];

    void add(long person, boolean counts) {
        long[] pair = byPerson.computeIfAbsent(person, p -> new long[2]);
        pair[0] += counts ? 1 : 0;
        pair[1]++;
        counted = new long[0][];
    }

    @Override
    public int people() {
        return byPerson.size();
    }

    @Override
    public long observations() {
        return byPerson.values().stream().mapToLong(pair -> pair[1]).sum();
    }

    @Override
    public double of(int[] people) {
        if (counted.length != byPerson.size()) {
            counted = byPerson.values().toArray(long[][]::new);
        }
        long yes = 0;
        long all = 0;
        for (int person : people) {
            yes += counted[person][0];
            all += counted[person][1];
        }
        return all == 0 ? Double.NaN : yes / (double) all;
    }
}
