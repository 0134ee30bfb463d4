package io.tieback.learn.match;

import io.tieback.core.identity.CandidateScorer;
import io.tieback.core.identity.LabelledSet;
import java.util.List;

/**
 * A set and what both scorers say of its candidates, scorers that its own person did not teach.
 *
 * @param set with its label
 * @param byLevels natural log odds of each candidate by Fellegi and Sunter's levels; not to be changed
 * @param byTrees natural log odds of each by the trees, or by the levels again where there are none; not to be changed
 */
record ScoredSet(LabelledSet set, double[] byLevels, double[] byTrees) {
    /** Scores a set. */
    static ScoredSet of(LabelledSet set, CandidateScorer levels, CandidateScorer trees) {
        return new ScoredSet(set, levels.logOdds(set.rows()), trees.logOdds(set.rows()));
    }

    /** Scores sets. */
    static List<ScoredSet> all(List<LabelledSet> sets, CandidateScorer levels, CandidateScorer trees) {
        return sets.stream().map(set -> of(set, levels, trees)).toList();
    }
}
