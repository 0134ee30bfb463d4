package io.tieback.eval.linkage;

import io.tieback.core.match.score.ScoredPairs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How a pair stands against the other pairs of its two records: its weight less the best rival's, on either side. A
 * pair is judged in its set.
 */
final class RivalFeatures {
    private static final double ALONE = 60;

    private final ScoredPairs pairs;
    private final double[] best;
    private final double[] second;

    RivalFeatures(ScoredPairs pairs, int rows) {
        this.pairs = pairs;
        this.best = new double[rows];
        this.second = new double[rows];
        Arrays.fill(best, Double.NEGATIVE_INFINITY);
        Arrays.fill(second, Double.NEGATIVE_INFINITY);
        for (int i = 0; i < pairs.size(); i++) {
            note(pairs.left(i), pairs.weight(i));
            note(pairs.right(i), pairs.weight(i));
        }
    }

    private void note(int row, double weight) {
        if (weight > best[row]) {
            second[row] = best[row];
            best[row] = weight;
        } else {
            second[row] = Math.max(second[row], weight);
        }
    }

    /** A pair's row with the two leads at its end. */
    double[] append(double[] row, int pair) {
        double[] longer = Arrays.copyOf(row, row.length + 2);
        longer[row.length] = lead(pairs.left(pair), pairs.weight(pair));
        longer[row.length + 1] = lead(pairs.right(pair), pairs.weight(pair));
        return longer;
    }

    private double lead(int row, double weight) {
        double rival = weight >= best[row] ? second[row] : best[row];
        return Math.min(ALONE, weight - rival);
    }

    List<Integer> directions(List<Integer> ofRow) {
        List<Integer> longer = new ArrayList<>(ofRow);
        longer.add(1);
        longer.add(1);
        return longer;
    }
}
