package io.tieback.eval.oracle;

import io.tieback.core.model.FlatTrees;
import io.tieback.learn.boost.BoostSettings;
import io.tieback.learn.boost.BoostTrainer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Rows with a number each, from which an oracle that estimates the number is boosted. */
public final class NumberLessons {
    private final List<double[]> rows = new ArrayList<>();
    private final List<Double> numbers = new ArrayList<>();
    private final long seed;

    /**
     * No lessons yet.
     *
     * @param seed of the trees
     */
    public NumberLessons(long seed) {
        this.seed = seed;
    }

    /** Adds a row and its number, which is finite. */
    public void add(double[] row, double number) {
        rows.add(row);
        numbers.add(number);
    }

    /** Lessons in which the numbers are dealt out at random: what can be learnt from nothing. */
    public NumberLessons shuffled(long draw) {
        NumberLessons other = new NumberLessons(seed);
        other.rows.addAll(rows);
        other.numbers.addAll(numbers);
        Collections.shuffle(other.numbers, new Random(draw));
        return other;
    }

    /**
     * Boosts an estimator of the mean, by least squares; its raw score is the estimate.
     *
     * @throws UntaughtOracle if there is nothing to learn, or the trainer cannot be loaded
     */
    public FlatTrees teach() throws UntaughtOracle {
        return teach(BoostTrainer::regress);
    }

    /**
     * Boosts an estimator of the median, by least absolute error; its raw score is the estimate.
     *
     * @throws UntaughtOracle if there is nothing to learn, or the trainer cannot be loaded
     */
    public FlatTrees teachMedian() throws UntaughtOracle {
        return teach(BoostTrainer::regressMedian);
    }

    private FlatTrees teach(Trainer trainer) throws UntaughtOracle {
        if (rows.isEmpty()) {
            throw UntaughtOracle.because("the other seeds hold no case to learn from");
        }
        try {
            List<Integer> free = Collections.nCopies(rows.get(0).length, 0);
            return trainer.train(rows, numbers, BoostSettings.of(free, seed)).trees();
        } catch (IllegalStateException | LinkageError missing) {
            throw UntaughtOracle.untrainable();
        }
    }

    private interface Trainer {
        BoostTrainer.Boosted train(List<double[]> rows, List<Double> numbers, BoostSettings settings);
    }
}
