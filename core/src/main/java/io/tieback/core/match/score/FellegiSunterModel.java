package io.tieback.core.match.score;

import java.util.List;

/**
 * A model of Fellegi and Sunter, "A theory for record linkage" (JASA 1969): comparisons are independent given whether
 * two records are one entity.
 *
 * @param randomMatchProbability the probability λ in (0, 1) that two random records are one entity
 * @param comparisons parameters, in the order of the comparisons
 */
public record FellegiSunterModel(double randomMatchProbability, List<ComparisonParameters> comparisons) {
    public FellegiSunterModel {
        comparisons = List.copyOf(comparisons);
        if (!(randomMatchProbability > 0 && randomMatchProbability < 1)) {
            throw new IllegalArgumentException("λ lies in (0, 1): " + randomMatchProbability);
        }
    }

    /** The log2 odds of λ. */
    public double priorWeight() {
        return Odds.bits(randomMatchProbability);
    }

    /** The same model with another λ. */
    public FellegiSunterModel withRandomMatchProbability(double other) {
        return new FellegiSunterModel(other, comparisons);
    }

    /** Match weights by comparison and level. */
    double[][] weights() {
        return comparisons.stream()
                .map(parameters -> {
                    double[] weights = new double[parameters.labels().size()];
                    for (int level = 0; level < weights.length; level++) {
                        weights[level] = parameters.weight(level);
                    }
                    return weights;
                })
                .toArray(double[][]::new);
    }
}
