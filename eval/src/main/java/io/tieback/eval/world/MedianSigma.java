package io.tieback.eval.world;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The median over groups of the standard deviation within the group; groups of fewer than 30 do not count. */
final class MedianSigma implements Sample {
    private static final int ENOUGH = 30;

    private record Value(int group, double value) {}

    private final Map<String, Integer> groups = new TreeMap<>();
    private final Map<Long, List<Value>> byPerson = new TreeMap<>();

    void add(long person, String group, double value) {
        int number = groups.computeIfAbsent(group, g -> groups.size());
        byPerson.computeIfAbsent(person, p -> new ArrayList<>()).add(new Value(number, value));
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
        List<List<Value>> lists = List.copyOf(byPerson.values());
        double[][] sums = new double[groups.size()][3];
        for (int person : people) {
            for (Value one : lists.get(person)) {
                sums[one.group()][0]++;
                sums[one.group()][1] += one.value();
                sums[one.group()][2] += one.value() * one.value();
            }
        }
        double[] sigmas = Arrays.stream(sums)
                .filter(sum -> sum[0] >= ENOUGH)
                .mapToDouble(sum -> Math.sqrt(Math.max(0, sum[2] / sum[0] - sum[1] * sum[1] / (sum[0] * sum[0]))))
                .sorted()
                .toArray();
        return sigmas.length == 0 ? Double.NaN : sigmas[sigmas.length / 2];
    }
}
