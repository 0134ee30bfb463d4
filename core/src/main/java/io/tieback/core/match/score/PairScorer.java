package io.tieback.core.match.score;

/** Scores pairs of rows of one table and explains every score in the same unit. One per worker. */
public interface PairScorer {

    /** log2 of the odds that the pair is one entity, prior included; not bounded. */
    double matchWeight(int left, int right);

    /** The same weight where it is at least {@code least}; else any number below {@code least}, perhaps sooner. */
    default double matchWeightIfAtLeast(int left, int right, double least) {
        return matchWeight(left, right);
    }

    /** The parts that a pair's weight is the sum of. */
    Waterfall explain(int left, int right);

    /** A scorer of the same results for another worker. */
    PairScorer fork();
}
