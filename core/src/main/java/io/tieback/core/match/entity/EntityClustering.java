package io.tieback.core.match.entity;

import io.tieback.core.match.records.EncodedColumn;
import io.tieback.core.match.records.PackedStrings;
import io.tieback.core.match.records.RecordTable;
import io.tieback.core.match.score.PairScorer;
import io.tieback.core.match.score.ScoredPairs;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * Builds entities from links, heaviest first: a link joins the groups of its two rows unless too few pairs across them
 * agree (a weak bridge), strong ids differ, or the entity would grow too large. With none of these it finds connected
 * components. Which cross pairs are looked at depends on the rows alone, so the result does not depend on threads.
 */
public final class EntityClustering {
    private final RecordTable table;
    private final PairScorer scorer;
    private final ClusterPolicy policy;
    private final Groups groups;
    private final int[][] strongIds;
    private final Set<Long> refused = new HashSet<>();
    private final Merges decisions;

    private EntityClustering(RecordTable table, PairScorer scorer, ClusterPolicy policy) {
        this.table = table;
        this.scorer = scorer;
        this.policy = policy;
        this.groups = new Groups(table.rows());
        this.decisions = new Merges(table.space());
        this.strongIds = policy.vetoColumns().stream()
                .map(name -> codes(table.column(name)))
                .toArray(int[][]::new);
    }

    /**
     * Finds the entities.
     *
     * @param pairs scored links; those below the policy's least weight are not used
     * @param scorer scores pairs across groups that blocking may not have proposed
     */
    public static Entities cluster(RecordTable table, ScoredPairs pairs, PairScorer scorer, ClusterPolicy policy) {
        EntityClustering clustering = new EntityClustering(table, scorer, policy);
        IntBuffer order = pairs.heaviestFirst(policy.leastWeight());
        for (int i = 0; i < order.capacity(); i++) {
            int pair = order.get(i);
            clustering.consider(pairs.left(pair), pairs.right(pair), pairs.weight(pair));
        }
        return clustering.result();
    }

    private static int[] codes(EncodedColumn column) {
        int[] codes = new int[column.rows()];
        Arrays.setAll(codes, column::code);
        return codes;
    }

    private void consider(int left, int right, double weight) {
        int a = groups.root(left);
        int b = groups.root(right);
        if (a == b) {
            return;
        }
        int sizeA = groups.size(a);
        int sizeB = groups.size(b);
        long trial = PackedStrings.mix(((long) Math.min(a, b) << 32 | Math.max(a, b)) * 31 + sizeA + sizeB);
        if (refused.contains(trial)) {
            return;
        }
        Merge merge = judge(left, right, weight, groups.members(a), groups.members(b));
        decisions.add(merge);
        if (merge.verdict() == Merge.Verdict.MERGED) {
            int root = groups.join(a, b);
            for (int[] ids : strongIds) {
                ids[root] = Math.max(ids[a], ids[b]);
            }
        } else {
            refused.add(trial);
        }
    }

    private Merge judge(int left, int right, double weight, int[] ofLeft, int[] ofRight) {
        int a = ofLeft.length;
        int b = ofRight.length;
        if (vetoed(ofLeft[0], ofRight[0])) {
            return new Merge(left, right, weight, a, b, 0, 0, Merge.Verdict.VETO);
        }
        if (a + b > policy.mostMembers()) {
            return new Merge(left, right, weight, a, b, 0, 0, Merge.Verdict.TOO_LARGE);
        }
        int asked = crossPairs(ofLeft, ofRight);
        if (asked == 0) {
            return new Merge(left, right, weight, a, b, 0, 0, Merge.Verdict.MERGED);
        }
        int agreeing = 0;
        int needed = (int) Math.ceil(policy.bridges().agreeingShare() * (asked + 1) - 1e-9) - 1;
        int looked = 0;
        while (looked < asked && agreeing < needed && agreeing + asked - looked >= needed) {
            agreeing += agrees(left, right, ofLeft, ofRight, looked, asked) ? 1 : 0;
            looked++;
        }
        Merge.Verdict verdict = agreeing >= needed ? Merge.Verdict.MERGED : Merge.Verdict.WEAK_BRIDGE;
        return new Merge(left, right, weight, a, b, looked, agreeing, verdict);
    }

    private boolean vetoed(int rootA, int rootB) {
        for (int[] ids : strongIds) {
            if (ids[rootA] >= 0 && ids[rootB] >= 0 && ids[rootA] != ids[rootB]) {
                return true;
            }
        }
        return false;
    }

    /** How many cross pairs to look at, the link itself not counted. */
    private int crossPairs(int[] ofLeft, int[] ofRight) {
        if (policy.bridges().agreeingShare() == 0) {
            return 0;
        }
        long all = (long) ofLeft.length * ofRight.length - 1;
        return (int) Math.min(all, policy.bridges().sample());
    }

    private boolean agrees(int left, int right, int[] ofLeft, int[] ofRight, int i, int asked) {
        long all = (long) ofLeft.length * ofRight.length;
        boolean every = all - 1 <= policy.bridges().sample();
        long cell;
        if (every) {
            long link = (long) indexOf(ofLeft, left) * ofRight.length + indexOf(ofRight, right);
            cell = i < link ? i : i + 1;
        } else {
            long bits = PackedStrings.mix(((long) left << 32 | right) + PackedStrings.mix(i + asked));
            cell = Math.floorMod(bits, all);
        }
        int a = ofLeft[(int) (cell / ofRight.length)];
        int b = ofRight[(int) (cell % ofRight.length)];
        boolean sameSet = table.isLinking() && (a < table.leftRows()) == (b < table.leftRows());
        double least = policy.bridges().agreeingWeight();
        return sameSet || scorer.matchWeightIfAtLeast(Math.min(a, b), Math.max(a, b), least) >= least;
    }

    private static int indexOf(int[] members, int row) {
        for (int i = 0; i < members.length; i++) {
            if (members[i] == row) {
                return i;
            }
        }
        throw new IllegalStateException("row " + row + " is not in its group");
    }

    private Entities result() {
        int[] entityOf = new int[table.rows()];
        int[] smallest = new int[table.rows()];
        Arrays.fill(smallest, -1);
        for (int row = 0; row < entityOf.length; row++) {
            int root = groups.root(row);
            smallest[root] = smallest[root] < 0 ? row : smallest[root];
            entityOf[row] = smallest[root];
        }
        return new Entities(entityOf, decisions.asList());
    }
}
