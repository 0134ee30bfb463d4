package io.tieback.core.identity;

import java.util.List;

/**
 * The model of Fellegi and Sunter, "A theory for record linkage" (JASA 1969), over the levels of a candidate's numbers:
 * each adds ln(m/u) of its level, less where numbers say the same. How many users an address has is one of the
 * numbers, and plays the part of term frequency.
 */
public final class FellegiSunterCandidates implements CandidateScorer {
    private final double candidateOdds;
    private final List<FeatureLevels> levels;
    private final double start;
    private final double[][] cuts;
    private final double[][] weights;

    /**
     * A scorer.
     *
     * @param candidateOdds the odds λ of any one candidate against nobody before anything is known, above 0
     * @param levels of each number
     * @throws IllegalArgumentException if the odds are not above 0 and finite
     */
    public FellegiSunterCandidates(double candidateOdds, List<FeatureLevels> levels) {
        if (!(candidateOdds > 0 && Double.isFinite(candidateOdds))) {
            throw new IllegalArgumentException("odds are above 0: " + candidateOdds);
        }
        this.candidateOdds = candidateOdds;
        this.levels = List.copyOf(levels);
        start = StrictMath.log(candidateOdds);
        cuts = levels.stream().map(FeatureLevels::cutArray).toArray(double[][]::new);
        weights = levels.stream().map(FeatureLevels::weights).toArray(double[][]::new);
    }

    /** The odds λ of any one candidate against nobody before anything is known. */
    public double candidateOdds() {
        return candidateOdds;
    }

    /** The levels of each number. */
    public List<FeatureLevels> levels() {
        return levels;
    }

    @Override
    public int features() {
        return cuts.length;
    }

    @Override
    public double[] logOdds(List<double[]> rows) {
        boolean[] known = FeatureLevels.known(rows, cuts.length);
        double[] logOdds = new double[rows.size()];
        for (int i = 0; i < logOdds.length; i++) {
            double sum = start;
            for (int f = 0; f < cuts.length; f++) {
                sum += weight(f, known, rows.get(i));
            }
            logOdds[i] = sum;
        }
        return logOdds;
    }

    private double weight(int f, boolean[] known, double[] row) {
        return known[f] ? weights[f][FeatureLevels.level(cuts[f], row[f])] : 0;
    }

    @Override
    public double contributions(List<double[]> rows, int candidate, double[] into) {
        boolean[] known = FeatureLevels.known(rows, cuts.length);
        if (into.length != cuts.length) {
            throw new IllegalArgumentException("there are " + cuts.length + " parts, not " + into.length);
        }
        for (int f = 0; f < cuts.length; f++) {
            into[f] = weight(f, known, rows.get(candidate));
        }
        return start;
    }
}
