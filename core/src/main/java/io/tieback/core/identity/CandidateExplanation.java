package io.tieback.core.identity;

import java.util.List;

/**
 * Why a candidate has its probability: a start and steps, in natural log odds, that add up to the log odds of what was
 * said. The last two steps are what rivals take, and calibration.
 *
 * @param start log odds before anything is known
 * @param steps what each number adds, in the order of the numbers, then rivals and calibration
 */
public record CandidateExplanation(double start, List<Step> steps) {
    /** The step in which the odds are divided with rivals and nobody. */
    public static final String RIVALS = "rivals in the set";

    /** The step from shares of odds to probabilities. */
    public static final String CALIBRATION = "calibration";

    public CandidateExplanation {
        steps = List.copyOf(steps);
    }

    /** The sum: natural log odds of the candidate's probability. */
    public double logOdds() {
        double sum = start;
        for (Step step : steps) {
            sum += step.logOdds();
        }
        return sum;
    }

    /**
     * One step.
     *
     * @param name of the number, or what was done
     * @param seen the number, NaN where missing or where there is none
     * @param logOdds what it adds
     */
    public record Step(String name, double seen, double logOdds) {}
}
