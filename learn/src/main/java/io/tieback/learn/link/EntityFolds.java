package io.tieback.learn.link;

import io.tieback.core.match.records.PackedStrings;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Deals entities into five folds, and labelled pairs into groups by the folds of their two entities. What judges a
 * group is taught by the pairs of which neither entity lies in a fold of the group: it has seen nothing of either.
 */
final class EntityFolds {
    private static final int FOLDS = 5;

    private final int[] left;
    private final int[] right;

    /** Folds of the entities of some labels. */
    EntityFolds(PairLabels labels) {
        left = folds(labels, labels.left());
        right = folds(labels, labels.right());
    }

    private static int[] folds(PairLabels labels, int[] rows) {
        return Arrays.stream(rows)
                .map(row -> (int) Long.remainderUnsigned(PackedStrings.mix(labels.entityOf()[row] + 1L), FOLDS))
                .toArray();
    }

    /** The groups that hold a pair. */
    int[] groups() {
        return IntStream.range(0, left.length)
                .map(this::group)
                .distinct()
                .sorted()
                .toArray();
    }

    /** The pairs of a group, in order. */
    int[] judged(int group) {
        return IntStream.range(0, left.length)
                .filter(pair -> group(pair) == group)
                .toArray();
    }

    /** The pairs that may teach what judges a group, in order. */
    int[] teaching(int group) {
        int low = group / FOLDS;
        int high = group % FOLDS;
        return IntStream.range(0, left.length)
                .filter(pair -> left[pair] != low && left[pair] != high && right[pair] != low && right[pair] != high)
                .toArray();
    }

    private int group(int pair) {
        return Math.min(left[pair], right[pair]) * FOLDS + Math.max(left[pair], right[pair]);
    }
}
