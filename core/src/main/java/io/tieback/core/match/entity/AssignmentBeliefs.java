package io.tieback.core.match.entity;

import io.tieback.core.match.score.Odds;
import io.tieback.core.match.score.ScoredPairs;
import java.util.Arrays;

/**
 * How likely each pair is, given that a record has one partner at most: what a pair's rivals, and the rivals of those,
 * leave of its odds. Marginals of the assignment by belief propagation (for assignments: Huang and Jebara,
 * "Approximating the permanent with belief propagation", 2009), exact where the pairs form no ring.
 *
 * <p>Takes {@value #ROUNDS} rounds over all pairs, in a fixed order: the result is the same on every machine.
 */
public final class AssignmentBeliefs {
    private static final int ROUNDS = 30;
    private static final double KEPT = 0.3;
    private static final double BITS = 1 / StrictMath.log(2);

    private final ScoredPairs pairs;
    private final Side left;
    private final Side right;

    private AssignmentBeliefs(ScoredPairs pairs, double leftAlone, double rightAlone) {
        this.pairs = pairs;
        int[] lefts = new int[pairs.size()];
        int[] rights = new int[pairs.size()];
        Arrays.setAll(lefts, pairs::left);
        Arrays.setAll(rights, pairs::right);
        this.left = new Side(lefts, leftAlone);
        this.right = new Side(rights, rightAlone);
    }

    /**
     * The same pairs with the weight that they have in the light of all others.
     *
     * @param pairs weights are log2 odds of each pair by itself
     * @param leftAlone log2 odds of a left record that it has no partner, against a pair of weight 0
     * @param rightAlone the same for a right record
     */
    public static ScoredPairs of(ScoredPairs pairs, double leftAlone, double rightAlone) {
        return new AssignmentBeliefs(pairs, leftAlone, rightAlone).propagate();
    }

    private ScoredPairs propagate() {
        int n = pairs.size();
        double[] fromLeft = new double[n];
        double[] fromRight = new double[n];
        double[] said = new double[n];
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < n; i++) {
                said[i] = pairs.weight(i) + fromRight[i];
            }
            left.answer(said, fromLeft);
            for (int i = 0; i < n; i++) {
                said[i] = pairs.weight(i) + fromLeft[i];
            }
            right.answer(said, fromRight);
        }
        int[] lefts = new int[n];
        int[] rights = new int[n];
        double[] weights = new double[n];
        for (int i = 0; i < n; i++) {
            lefts[i] = pairs.left(i);
            rights[i] = pairs.right(i);
            weights[i] = pairs.weight(i) + fromLeft[i] + fromRight[i];
        }
        return ScoredPairs.of(lefts, rights, weights);
    }

    /** The records of one side with their pairs. */
    private static final class Side {
        private final int[] starts;
        private final int[] order;
        private final double alone;

        Side(int[] rows, double alone) {
            this.alone = alone;
            this.starts = new int[Arrays.stream(rows).max().orElse(-1) + 2];
            for (int row : rows) {
                starts[row + 1]++;
            }
            Arrays.parallelPrefix(starts, Integer::sum);
            int[] next = starts.clone();
            this.order = new int[rows.length];
            for (int pair = 0; pair < rows.length; pair++) {
                order[next[rows[pair]]++] = pair;
            }
        }

        /** Tells each pair what its record's other ways, being alone among them, weigh against it. */
        void answer(double[] said, double[] told) {
            for (int row = 0; row + 1 < starts.length; row++) {
                for (int i = starts[row]; i < starts[row + 1]; i++) {
                    told[order[i]] = KEPT * told[order[i]] - (1 - KEPT) * othersOf(i, row, said);
                }
            }
        }

        private double othersOf(int own, int row, double[] said) {
            double most = alone;
            for (int i = starts[row]; i < starts[row + 1]; i++) {
                most = i == own ? most : Math.max(most, said[order[i]]);
            }
            double sum = StrictMath.exp((alone - most) / BITS);
            for (int i = starts[row]; i < starts[row + 1]; i++) {
                sum += i == own ? 0 : StrictMath.exp((said[order[i]] - most) / BITS);
            }
            return most + Odds.log2(sum);
        }
    }
}
