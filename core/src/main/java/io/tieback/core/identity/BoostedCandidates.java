package io.tieback.core.identity;

import io.tieback.core.model.FlatTrees;

/**
 * Boosted trees (Friedman 2001), trained on rows that are right or not.
 *
 * @param trees raw scores in natural log odds
 */
public record BoostedCandidates(FlatTrees trees) implements CandidateScorer {
    @Override
    public int features() {
        return trees.features();
    }

    @Override
    public double logOdds(double[] row) {
        return trees.rawScore(row);
    }

    @Override
    public double contributions(double[] row, double[] into) {
        return trees.contributions(row, into);
    }
}
