package io.tieback.learn.match;

import io.tieback.core.identity.LabelledSet;
import io.tieback.core.stats.Interval;
import java.util.List;
import java.util.function.Function;

/**
 * A set and the probabilities of its candidates by calibrators and scorers that its own person did not teach.
 *
 * @param set with its label
 * @param served by the scorer that serves its segment
 * @param byLevels by Fellegi and Sunter's levels
 * @param byTrees by the trees
 */
record JudgedSet(LabelledSet set, double[] served, double[] byLevels, double[] byTrees) {
    /** How one of the three agrees with the labels. */
    static SetScores scores(List<JudgedSet> sets, Function<JudgedSet, double[]> by) {
        return SetScores.of(
                sets.stream().map(JudgedSet::set).toList(),
                sets.stream().map(by).toList());
    }

    /** How much more log loss the trees have than the levels on the same sets. */
    static Interval lossDifference(List<JudgedSet> sets, long seed) {
        SetScores trees = scores(sets, JudgedSet::byTrees);
        SetScores levels = scores(sets, JudgedSet::byLevels);
        return Interval.of(trees.people(), counts -> trees.logLoss(counts) - levels.logLoss(counts), seed);
    }
}
