package io.tieback.core.identity;

import java.util.List;

/**
 * Who did what a report tells: a distribution over candidate users and nobody.
 *
 * @param candidates the likeliest, at most {@link #MOST}, from the likeliest on
 * @param nullProbability of nobody whom we know, of users who opted out, and of candidates beyond {@link #MOST}
 * @param household of the likeliest candidate, its own answer: no part of the distribution
 * @param release which model said so
 * @param ground whose truth the probabilities were calibrated on
 */
public record UserMatch(
        List<CandidateProbability> candidates,
        double nullProbability,
        Household household,
        String release,
        CalibrationGround ground) {
    /** So many candidates are named. */
    public static final int MOST = 12;

    private static final double TOLERANCE = 1e-9;

    /** @throws IllegalArgumentException if the probabilities do not sum to 1 */
    public UserMatch {
        candidates = List.copyOf(candidates);
        double sum = nullProbability;
        for (CandidateProbability candidate : candidates) {
            sum += candidate.probability();
        }
        if (!(Math.abs(sum - 1) <= TOLERANCE && nullProbability >= 0) || candidates.size() > MOST) {
            throw new IllegalArgumentException("probabilities of candidates and nobody sum to 1, not " + sum);
        }
    }

    /**
     * One candidate.
     *
     * @param userId who
     * @param probability in [0, 1]
     */
    public record CandidateProbability(String userId, double probability) {
        public CandidateProbability {
            if (!(probability >= 0 && probability <= 1)) {
                throw new IllegalArgumentException("a probability lies in [0, 1]: " + probability);
            }
        }
    }
}
