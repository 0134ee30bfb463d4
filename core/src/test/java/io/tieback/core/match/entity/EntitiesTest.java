package io.tieback.core.match.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tieback.core.match.records.EncodedColumn;
import io.tieback.core.match.records.PackedStrings;
import io.tieback.core.match.records.RecordTable;
import io.tieback.core.match.score.PairScorer;
import io.tieback.core.match.score.ScoredPairs;
import io.tieback.core.match.score.Waterfall;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntitiesTest {
    private static final int ROWS = 40;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void withoutAnyRuleTheEntitiesAreTheConnectedComponents(long seed) {
        double[][] weights = weights(new SplittableRandom(seed), 0.03);
        Entities entities = cluster(weights, new ClusterPolicy(0, BridgePolicy.any(), ROWS, List.of()));
        for (int a = 0; a < ROWS; a++) {
            boolean[] reached = new boolean[ROWS];
            reach(weights, a, reached);
            for (int b = 0; b < ROWS; b++) {
                assertThat(entities.entityOf(a) == entities.entityOf(b))
                        .as("seed %d", seed)
                        .isEqualTo(reached[b]);
            }
        }
    }

    @Test
    void oneWrongLinkDoesNotJoinTwoFamilies() {
        double[][] weights = new double[ROWS][ROWS];
        Arrays.stream(weights).forEach(row -> Arrays.fill(row, -10));
        for (int a = 0; a < ROWS; a++) {
            for (int b = 0; b < ROWS; b++) {
                weights[a][b] = a % 2 == b % 2 ? 9 : -10;
            }
        }
        weights[0][1] = 5;
        weights[1][0] = 5;
        Entities cut = cluster(weights, new ClusterPolicy(4, new BridgePolicy(0.1, 64, 0), ROWS, List.of()));
        assertThat(cut.count()).isEqualTo(2);
        assertThat(cut.decisions()).anyMatch(merge -> merge.verdict() == Merge.Verdict.WEAK_BRIDGE);
        assertThat(cluster(weights, new ClusterPolicy(4, BridgePolicy.any(), ROWS, List.of()))
                        .count())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void noEntityHoldsTwoStrongIdsOrTooManyRecords(long seed) {
        double[][] weights = weights(new SplittableRandom(seed), 0.2);
        Entities entities = cluster(weights, new ClusterPolicy(0, BridgePolicy.any(), 6, List.of("strong")));
        RecordTable table = table();
        int[] sizes = new int[ROWS];
        for (int a = 0; a < ROWS; a++) {
            sizes[entities.entityOf(a)]++;
            for (int b = 0; b < ROWS; b++) {
                int ofA = table.column("strong").code(a);
                int ofB = table.column("strong").code(b);
                if (entities.entityOf(a) == entities.entityOf(b) && ofA >= 0 && ofB >= 0) {
                    assertThat(ofA).as("seed %d", seed).isEqualTo(ofB);
                }
            }
        }
        assertThat(Arrays.stream(sizes).max().orElseThrow()).isLessThanOrEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25, 26})
    void theExactAssignmentIsTheBestOfAll(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int rows = 1 + random.nextInt(5);
        int columns = rows + random.nextInt(3);
        double[][] gain = new double[rows][columns];
        for (double[] row : gain) {
            Arrays.setAll(row, i -> random.nextInt(3) == 0 ? 0 : random.nextDouble() * 10);
        }
        int[] assigned = Assignment.largestTotal(gain);
        double total = 0;
        for (int row = 0; row < rows; row++) {
            total += gain[row][assigned[row]];
        }
        assertThat(Arrays.stream(assigned).distinct().count()).isEqualTo(rows);
        assertThat(total).as("seed %d", seed).isCloseTo(best(gain, 0, new boolean[columns]), within(1e-9));
    }

    private static double best(double[][] gain, int row, boolean[] used) {
        if (row == gain.length) {
            return 0;
        }
        double best = Double.NEGATIVE_INFINITY;
        for (int column = 0; column < used.length; column++) {
            if (!used[column]) {
                used[column] = true;
                best = Math.max(best, gain[row][column] + best(gain, row + 1, used));
                used[column] = false;
            }
        }
        return best;
    }

    private static void reach(double[][] weights, int from, boolean[] reached) {
        if (reached[from]) {
            return;
        }
        reached[from] = true;
        for (int to = 0; to < ROWS; to++) {
            if (weights[from][to] >= 0 && to != from) {
                reach(weights, to, reached);
            }
        }
    }

    private static double[][] weights(SplittableRandom random, double density) {
        double[][] weights = new double[ROWS][ROWS];
        for (int a = 0; a < ROWS; a++) {
            for (int b = 0; b < a; b++) {
                weights[a][b] = random.nextDouble() < density ? random.nextDouble() * 10 : -5;
                weights[b][a] = weights[a][b];
            }
        }
        return weights;
    }

    private static RecordTable table() {
        PackedStrings.Builder ids = new PackedStrings.Builder();
        EncodedColumn.Builder strong = new EncodedColumn.Builder();
        for (int row = 0; row < ROWS; row++) {
            ids.append("r" + row);
            strong.add(row % 3 == 0 ? "" : "s" + row % 5);
        }
        return RecordTable.toDedupe(Map.of("strong", strong.build()), ids.build());
    }

    private static Entities cluster(double[][] weights, ClusterPolicy policy) {
        int pairs = ROWS * (ROWS - 1) / 2;
        int[] left = new int[pairs];
        int[] right = new int[pairs];
        double[] weight = new double[pairs];
        int at = 0;
        for (int a = 0; a < ROWS; a++) {
            for (int b = a + 1; b < ROWS; b++) {
                left[at] = a;
                right[at] = b;
                weight[at++] = weights[a][b];
            }
        }
        return EntityClustering.cluster(table(), ScoredPairs.of(left, right, weight), new Known(weights), policy);
    }

    /** A scorer that reads its answers from a table. */
    private record Known(double[][] weights) implements PairScorer {
        @Override
        public double matchWeight(int left, int right) {
            return weights[left][right];
        }

        @Override
        public Waterfall explain(int left, int right) {
            return new Waterfall(weights[left][right], List.of());
        }

        @Override
        public PairScorer fork() {
            return this;
        }
    }
}
