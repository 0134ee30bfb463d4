package io.tieback.eval.world;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The chance that two different things, drawn at random, are of the same kind. */
final class Collision implements Sample {
    private final Map<Long, List<String>> byPerson = new TreeMap<>();

    void add(long person, String kind) {
        byPerson.computeIfAbsent(person, p -> new ArrayList<>()).add(kind);
    }

    @Override
    public int people() {
        return byPerson.size();
    }

    @Override
    public long observations() {
        return byPerson.values().stream().mapToLong(List::size).sum();
    }

    @Override
    public double of(int[] people) {
        List<List<String>> lists = List.copyOf(byPerson.values());
        var counts = new HashMap<String, Long>();
        long all = 0;
        for (int person : people) {
            for (String kind : lists.get(person)) {
                counts.merge(kind, 1L, Long::sum);
                all++;
            }
        }
        long same =
                counts.values().stream().mapToLong(count -> count * (count - 1)).sum();
        return all < 2 ? Double.NaN : same / (double) (all * (all - 1));
    }
}
