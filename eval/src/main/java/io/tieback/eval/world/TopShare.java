package io.tieback.eval.world;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The share of a total that the few largest amounts hold. */
final class TopShare implements Sample {
    private final double few;
    private final Map<Long, List<Long>> byGroup = new TreeMap<>();

    /** @param few which share of the amounts counts as few */
    TopShare(double few) {
        this.few = few;
    }

    void add(long group, long amount) {
        byGroup.computeIfAbsent(group, g -> new ArrayList<>()).add(amount);
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
        List<List<Long>> all = List.copyOf(byGroup.values());
        long[] amounts = Arrays.stream(groups)
                .mapToObj(all::get)
                .flatMap(List::stream)
                .mapToLong(Long::longValue)
                .sorted()
                .toArray();
        int from = amounts.length - (int) Math.round(few * amounts.length);
        long top = Arrays.stream(amounts, from, amounts.length).sum();
        return top / (double) Arrays.stream(amounts).sum();
    }
}
