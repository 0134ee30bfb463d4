package io.tieback.core.identity;

import io.tieback.core.model.FlatTrees;
import java.util.List;

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
    public double[] logOdds(List<double[]> rows) {
        return rows.stream().mapToDouble(trees::rawScore).toArray();
    }

    @Override
    public double contributions(List<double[]> rows, int candidate, double[] into) {
        return trees.contributions(rows.get(candidate), into);
    }
}
