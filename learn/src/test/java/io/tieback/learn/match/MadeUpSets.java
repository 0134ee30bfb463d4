package io.tieback.learn.match;

import io.tieback.core.identity.CandidateFeatures;
import io.tieback.core.identity.EvidenceFamily;
import io.tieback.core.identity.LabelledSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Sets of candidates with known odds. Numbers with a direction are drawn independently, better ones for the right
 * candidate; two numbers without a direction are equal for the right candidate and not for others, or say nothing.
 */
final class MadeUpSets {
    private static final double[] BETTER = {.05, .15, .3, .5};
    private static final double[] WORSE = {.4, .3, .2, .1};
    private static final int DIRECTED = 4;

    private final SplittableRandom random;
    private final boolean isPaired;
    private final double odds;
    private final int[] directed = columns(true, DIRECTED);
    private final int[] free = columns(false, 2);

    /**
     * @param odds of any one candidate against nobody, before its numbers are known
     * @param isPaired whether the two free numbers are equal for the right candidate
     */
    MadeUpSets(double odds, boolean isPaired, long seed) {
        this.odds = odds;
        this.isPaired = isPaired;
        random = new SplittableRandom(seed);
    }

    private static int[] columns(boolean isDirected, int most) {
        return IntStream.range(0, CandidateFeatures.NAMES.size())
                .filter(f -> isDirected == (CandidateFeatures.DIRECTIONS.get(f) != 0))
                .filter(f -> EvidenceFamily.of(CandidateFeatures.NAMES.get(f)) != EvidenceFamily.RIVALS)
                .limit(most)
                .toArray();
    }

    List<LabelledSet> draw(int count) {
        List<LabelledSet> sets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int candidates = 1 + random.nextInt(8);
            double some = candidates * odds / (1 + candidates * odds);
            int right = random.nextDouble() < some ? random.nextInt(candidates) : LabelledSet.NOBODY;
            List<double[]> rows = new ArrayList<>();
            for (int c = 0; c < candidates; c++) {
                rows.add(row(c == right));
            }
            sets.add(new LabelledSet(rows, right, i / 2, "advertiser" + random.nextInt(10)));
        }
        return sets;
    }

    private double[] row(boolean isRight) {
        double[] row = new double[CandidateFeatures.NAMES.size()];
        Arrays.fill(row, Double.NaN);
        for (int f : directed) {
            int level = level(isRight ? BETTER : WORSE);
            row[f] = CandidateFeatures.DIRECTIONS.get(f) * level;
        }
        row[free[0]] = random.nextInt(2);
        row[free[1]] = isPaired && isRight ? row[free[0]] : isPaired ? 1 - row[free[0]] : random.nextInt(2);
        return row;
    }

    private int level(double[] shares) {
        double drawn = random.nextDouble();
        int level = 0;
        while (level < shares.length - 1 && drawn >= shares[level]) {
            drawn -= shares[level++];
        }
        return level;
    }

    /** How likely each candidate is where free numbers say nothing, by the odds that the sets were drawn with. */
    double[] truth(LabelledSet set) {
        double[] truth = new double[set.rows().size()];
        double all = 1;
        for (int c = 0; c < truth.length; c++) {
            truth[c] = odds;
            for (int f : directed) {
                int level = (int) Math.abs(set.rows().get(c)[f]);
                truth[c] *= BETTER[level] / WORSE[level];
            }
            all += truth[c];
        }
        for (int c = 0; c < truth.length; c++) {
            truth[c] /= all;
        }
        return truth;
    }
}
