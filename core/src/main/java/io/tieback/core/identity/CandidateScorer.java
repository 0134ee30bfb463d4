package io.tieback.core.identity;

import java.util.List;

/**
 * Says how likely each candidate of a set is by its own numbers. Rivals compete later, when the odds of the set are
 * normalised with nobody. Pure and safe to share between threads.
 */
public sealed interface CandidateScorer permits FellegiSunterCandidates, BoostedCandidates {

    /** How many numbers a row has. */
    int features();

    /**
     * Natural logarithms of the odds that each candidate is right, against nobody of the set being right; finite.
     *
     * @param rows the candidates' numbers, NaN where there is nothing to go by
     * @throws IllegalArgumentException if a row has another length
     */
    double[] logOdds(List<double[]> rows);

    /**
     * What each number of a candidate adds to its log odds.
     *
     * @param rows the numbers of all candidates of the set
     * @param candidate which one
     * @param into receives the parts, in natural log odds, by feature; overwritten
     * @return where they start; it and all parts add up to the candidate's log odds
     * @throws IllegalArgumentException if a row or {@code into} has another length
     */
    double contributions(List<double[]> rows, int candidate, double[] into);
}
