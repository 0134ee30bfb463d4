package io.tieback.eval.oracle;

import io.tieback.core.model.FlatTrees;
import io.tieback.learn.boost.BoostSettings;
import io.tieback.learn.boost.BoostTrainer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * Labelled rows from which an oracle is boosted. All rows with a true label are kept and a share of the others, drawn
 * by the seed; what was left out is put back into the odds.
 */
public final class Lessons {
    private final List<double[]> rows = new ArrayList<>();
    private final List<Boolean> labels = new ArrayList<>();
    private final double keep;
    private final long seed;
    private final SplittableRandom random;
    private long positives;
    private long groups;

    /**
     * No lessons yet.
     *
     * @param keep which share of the false rows is kept, in (0, 1]
     * @param seed of the draws and the trees
     */
    public Lessons(double keep, long seed) {
        this.keep = keep;
        this.seed = seed;
        random = new SplittableRandom(seed);
    }

    /** Adds a row. */
    public void add(double[] row, boolean label) {
        positives += label ? 1 : 0;
        if (label || random.nextDouble() < keep) {
            rows.add(row);
            labels.add(label);
        }
    }

    /** Counts the reports that the lessons come from. */
    public void addReports(long reports) {
        groups += reports;
    }

    /** How many reports the lessons come from. */
    public long reports() {
        return groups;
    }

    /** Lessons in which labels are dealt out at random: what can be learnt from nothing. */
    public Lessons shuffled(long draw) {
        Lessons other = new Lessons(keep, seed);
        other.rows.addAll(rows);
        other.labels.addAll(labels);
        other.positives = positives;
        Collections.shuffle(other.labels, new Random(draw));
        return other;
    }

    /**
     * Boosts a scorer.
     *
     * @param directions by feature: 1 never falling, −1 never rising, 0 free
     * @throws UntaughtOracle if there is nothing to learn, or the trainer cannot be loaded
     */
    public Taught teach(List<Integer> directions) throws UntaughtOracle {
        if (positives == 0 || positives == rows.size()) {
            throw UntaughtOracle.because("the other seeds hold no case of both kinds to learn from");
        }
        try {
            return new Taught(
                    BoostTrainer.train(rows, labels, BoostSettings.of(directions, seed))
                            .trees(),
                    StrictMath.log(keep));
        } catch (IllegalStateException | LinkageError missing) {
            throw UntaughtOracle.untrainable();
        }
    }

    /**
     * A scorer.
     *
     * @param trees raw scores in natural log odds
     * @param correction added to them for what was left out of training
     */
    public record Taught(FlatTrees trees, double correction) {
        /** Natural log odds of a row. */
        public double logOdds(double[] row) {
            return trees.rawScore(row) + correction;
        }

        /** The probability of a row by itself. */
        public double probability(double[] row) {
            return 1 / (1 + StrictMath.exp(-logOdds(row)));
        }
    }
}
