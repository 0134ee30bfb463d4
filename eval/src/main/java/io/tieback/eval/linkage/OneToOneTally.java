package io.tieback.eval.linkage;

import io.tieback.core.match.records.RecordTable;
import java.util.stream.IntStream;

/** One-to-one results on the origins of one half; each origin is an entity of its own. */
final class OneToOneTally {
    private final double[] right;
    private final double[] found;
    private final double[] there;

    private OneToOneTally(int origins) {
        right = new double[origins];
        found = new double[origins];
        there = new double[origins];
    }

    static OneToOneTally of(RecordTable table, LinkageScores scores, int[] partner, int half) {
        int[] judged = IntStream.range(0, table.leftRows())
                .filter(row -> table.id(row).startsWith(half + "-"))
                .toArray();
        boolean[] exists = new boolean[scores.entities()];
        for (int row = table.leftRows(); row < table.rows(); row++) {
            exists[scores.truthOf(row)] = true;
        }
        OneToOneTally tally = new OneToOneTally(judged.length);
        for (int i = 0; i < judged.length; i++) {
            int to = partner[judged[i]];
            tally.found[i] = to >= 0 ? 1 : 0;
            tally.right[i] = to >= 0 && scores.truthOf(to) == scores.truthOf(judged[i]) ? 1 : 0;
            tally.there[i] = exists[scores.truthOf(judged[i])] ? 1 : 0;
        }
        return tally;
    }

    int origins() {
        return right.length;
    }

    Agreement agreement(double[] weights) {
        double sumRight = 0;
        double sumFound = 0;
        double sumThere = 0;
        for (int i = 0; i < right.length; i++) {
            sumRight += weights[i] * right[i];
            sumFound += weights[i] * found[i];
            sumThere += weights[i] * there[i];
        }
        return Agreement.of(sumRight, sumFound, sumThere);
    }
}
