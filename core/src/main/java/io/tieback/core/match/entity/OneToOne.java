package io.tieback.core.match.entity;

import io.tieback.core.match.records.RecordTable;
import io.tieback.core.match.score.ScoredPairs;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One record of the right set for at most one of the left: greedily from the heaviest pair, or exactly, where a group
 * of competing records is small enough, by the largest total weight above what <em>nobody</em> weighs (Kuhn 1955).
 */
public final class OneToOne {
    private OneToOne() {}

    /** The partner of each row or −1; takes pairs heaviest first while both are free. */
    public static int[] greedy(RecordTable table, ScoredPairs pairs, double leastWeight) {
        int[] partner = new int[table.rows()];
        Arrays.fill(partner, -1);
        IntBuffer order = pairs.heaviestFirst(leastWeight);
        for (int i = 0; i < order.capacity(); i++) {
            take(partner, pairs.left(order.get(i)), pairs.right(order.get(i)));
        }
        return partner;
    }

    /**
     * The partner of each row or −1, with the largest total weight in each group of competing records.
     *
     * @param leastWeight pairs below are not used; leaving two records alone weighs as much as such a pair
     * @param mostMembers groups of more records than this on either side are settled greedily
     */
    public static int[] exact(RecordTable table, ScoredPairs pairs, double leastWeight, int mostMembers) {
        IntBuffer order = pairs.heaviestFirst(leastWeight);
        Groups groups = new Groups(table.rows());
        for (int i = 0; i < order.capacity(); i++) {
            int pair = order.get(i);
            int a = groups.root(pairs.left(pair));
            int b = groups.root(pairs.right(pair));
            if (a != b) {
                groups.join(a, b);
            }
        }
        Map<Integer, List<Integer>> byGroup = new HashMap<>();
        for (int i = 0; i < order.capacity(); i++) {
            int pair = order.get(i);
            byGroup.computeIfAbsent(groups.root(pairs.left(pair)), root -> new ArrayList<>())
                    .add(pair);
        }
        int[] partner = new int[table.rows()];
        Arrays.fill(partner, -1);
        byGroup.values().forEach(group -> settle(partner, pairs, group, leastWeight, mostMembers));
        return partner;
    }

    private static void settle(int[] partner, ScoredPairs pairs, List<Integer> group, double least, int mostMembers) {
        int[] lefts = group.stream().mapToInt(pairs::left).distinct().sorted().toArray();
        int[] rights = group.stream().mapToInt(pairs::right).distinct().sorted().toArray();
        if (Math.max(lefts.length, rights.length) > mostMembers) {
            group.forEach(pair -> take(partner, pairs.left(pair), pairs.right(pair)));
            return;
        }
        double[][] gain = new double[lefts.length][rights.length + lefts.length];
        for (int pair : group) {
            int i = Arrays.binarySearch(lefts, pairs.left(pair));
            int j = Arrays.binarySearch(rights, pairs.right(pair));
            gain[i][j] = pairs.weight(pair) - least;
        }
        int[] assigned = Assignment.largestTotal(gain);
        for (int i = 0; i < lefts.length; i++) {
            if (assigned[i] < rights.length && gain[i][assigned[i]] > 0) {
                take(partner, lefts[i], rights[assigned[i]]);
            }
        }
    }

    private static void take(int[] partner, int left, int right) {
        if (partner[left] < 0 && partner[right] < 0) {
            partner[left] = right;
            partner[right] = left;
        }
    }
}
