package io.tieback.core.identity;

/**
 * Says how likely a candidate is by its own numbers. Rivals enter later, when the odds of a set are normalised with
 * nobody. Pure and safe to share between threads.
 */
public sealed interface CandidateScorer permits FellegiSunterCandidates, BoostedCandidates {

    /** How many numbers a row has. */
    int features();

    /**
     * Natural logarithm of the odds that the candidate is right, against nobody of its set being right; finite.
     *
     * @param row the candidate's numbers, NaN where there is nothing to go by
     * @throws IllegalArgumentException if the row has another length
     */
    double logOdds(double[] row);

    /**
     * What each number adds to the log odds.
     *
     * @param row the candidate's numbers
     * @param into receives the parts, in natural log odds, by feature; overwritten
     * @return where they start; it and all parts add up to {@link #logOdds}
     * @throws IllegalArgumentException if the row or {@code into} has another length
     */
    double contributions(double[] row, double[] into);
}
