package io.tieback.core.match.score;

import java.util.List;

/**
 * Why a pair has its match weight: a start and steps that add up to it, in bits (log2 odds).
 *
 * @param priorWeight where it starts: the log2 odds of two random records
 * @param steps what each comparison or feature adds
 */
public record Waterfall(double priorWeight, List<Step> steps) {
    public Waterfall {
        steps = List.copyOf(steps);
    }

    /** The sum: the pair's match weight. */
    public double matchWeight() {
        double sum = priorWeight;
        for (Step step : steps) {
            sum += step.weight();
        }
        return sum;
    }

    /**
     * One step.
     *
     * @param name the comparison or feature
     * @param level what was found: a level's label or a feature's value
     * @param left the left value; empty where missing
     * @param right the right value; empty where missing
     * @param weight bits that it adds, its term-frequency part included
     * @param termFrequencyWeight the part of the weight that is due to how common the value is
     */
    public record Step(
            String name, String level, String left, String right, double weight, double termFrequencyWeight) {}
}
