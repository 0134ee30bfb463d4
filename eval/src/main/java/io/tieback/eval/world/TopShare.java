package io.tieback.eval.world;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The share of a total that the few largest hold. */
final class TopShare implements Sample {
    private final double few;
    private final Map<Long, Long> byPerson = new TreeMap<>();

    /** @param few which share of the people counts as few */
    TopShare(double few) {
        this.few = few;
    }

    void put(long person, long amount) {
        byPerson.put(person, amount);
    }

    @Override
    public int people() {
        return byPerson.size();
    }

    @Override
    public long observations() {
        return byPerson.size();
    }

    @Override
    public double of(int[] people) {
        List<Long> all = List.copyOf(byPerson.values());
        long[] amounts = Arrays.stream(people).mapToLong(all::get).sorted().toArray();
        int from = amounts.length - (int) Math.round(few * amounts.length);
        long top = Arrays.stream(amounts, from, amounts.length).sum();
        return top / (double) Arrays.stream(amounts).sum();
    }
}
