package io.tieback.eval.world;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The chance that two different things, drawn at random, are of the same kind. */
final class Collision implements Sample {
    private final Map<Long, List<String>> byGroup = new TreeMap<>();

    void add(long group, String kind) {
        byGroup.computeIfAbsent(group, g -> new ArrayList<>()).add(kind);
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
        List<List<String>> lists = List.copyOf(byGroup.values());
        var counts = new HashMap<String, Long>();
        long all = 0;
        for (int group : groups) {
            for (String kind : lists.get(group)) {
                counts.merge(kind, 1L, Long::sum);
                all++;
            }
        }
        long same =
                counts.values().stream().mapToLong(count -> count * (count - 1)).sum();
        return all < 2 ? Double.NaN : same / (double) (all * (all - 1));
    }
}
