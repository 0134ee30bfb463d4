package io.tieback.core.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Sets of candidates whose odds are known: numbers are drawn independently from one distribution for the right
 * candidate and another for all others.
 */
final class MadeUpSets {
    /** Shares of the numbers 0, 1, 2 and 3 among right candidates, by number. */
    static final double[][] RIGHT = {{.6, .25, .1, .05}, {.5, .3, .15, .05}, {.05, .15, .3, .5}, {.25, .25, .25, .25}};

    /** Among wrong ones. */
    static final double[][] WRONG = {{.1, .2, .3, .4}, {.1, .15, .25, .5}, {.4, .3, .2, .1}, {.25, .25, .25, .25}};

    static final List<Integer> DIRECTIONS = List.of(-1, -1, 1, 0);
    static final List<String> NAMES = List.of("hours", "users", "days", "chance");

    private static final double MISSING = 0.1;

    private final SplittableRandom random;
    private final double odds;

    /** @param odds of any one candidate against nobody, before its numbers are known */
    MadeUpSets(double odds, long seed) {
        this.odds = odds;
        random = new SplittableRandom(seed);
    }

    List<LabelledSet> draw(int count) {
        List<LabelledSet> sets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int candidates = 1 + random.nextInt(8);
            int right = random.nextDouble() < candidates * odds / (1 + candidates * odds)
                    ? random.nextInt(candidates)
                    : LabelledSet.NOBODY;
            List<double[]> rows = new ArrayList<>();
            for (int c = 0; c < candidates; c++) {
                rows.add(row(c == right ? RIGHT : WRONG));
            }
            sets.add(new LabelledSet(rows, right, i, "a"));
        }
        return sets;
    }

    private double[] row(double[][] shares) {
        double[] row = new double[shares.length];
        for (int f = 0; f < row.length; f++) {
            double drawn = random.nextDouble();
            int level = 0;
            while (level < 3 && drawn >= shares[f][level]) {
                drawn -= shares[f][level++];
            }
            row[f] = random.nextDouble() < MISSING ? Double.NaN : level;
        }
        return row;
    }
}
