package io.tieback.core.match.score;

import java.util.ArrayList;
import java.util.List;

/**
 * EM over agreement patterns (Dempster, Laird and Rubin 1977; for linkage Winkler 1988) with u held fixed: it learns m
 * and the share of matches among the pairs given. Comparisons that the pairs were blocked on are left out, since among
 * those pairs they cannot tell.
 *
 * @param maximumIterations when to stop at the latest
 * @param tolerance stop when no m moves by more
 */
public record ExpectationMaximisation(int maximumIterations, double tolerance) {
    /** A level never seen among matches keeps this many imaginary ones, so that no single level decides alone. */
    private static final double IMAGINARY = 0.5;

    private static final double BITS_PER_NAT = 1 / StrictMath.log(2);

    public ExpectationMaximisation {
        if (maximumIterations < 1 || !(tolerance > 0)) {
            throw new IllegalArgumentException("EM needs an iteration and a tolerance");
        }
    }

    /**
     * Runs to convergence.
     *
     * @param patterns what the pairs show
     * @param start first guesses of m and the fixed u
     * @param learnt which comparisons to learn; the others are not looked at
     * @param matchShare first guess of the share of matches among the pairs
     */
    public Result run(
            AgreementPatterns patterns, List<ComparisonParameters> start, boolean[] learnt, double matchShare) {
        double[][] m = start.stream().map(p -> array(p.m())).toArray(double[][]::new);
        double[][] u = start.stream().map(p -> array(p.u())).toArray(double[][]::new);
        double share = matchShare;
        int iteration = 0;
        double moved = Double.MAX_VALUE;
        while (iteration < maximumIterations && moved > tolerance) {
            double[][] sums = new double[m.length][];
            for (int c = 0; c < m.length; c++) {
                sums[c] = new double[m[c].length];
            }
            share = expectation(patterns, m, u, learnt, share, sums);
            moved = maximisation(m, sums, learnt);
            iteration++;
        }
        List<ComparisonParameters> learned = new ArrayList<>();
        for (int c = 0; c < m.length; c++) {
            learned.add(learnt[c] ? start.get(c).withM(list(m[c])) : start.get(c));
        }
        return new Result(learned, errors(patterns, m, u, learnt, share), share, iteration, moved <= tolerance);
    }

    /**
     * Standard errors of log2 m from what the patterns tell of each level by itself: a pair of which it is not sure
     * whether it is a match counts by the square of its probability (the empirical information; Louis 1982).
     */
    private static List<List<Double>> errors(
            AgreementPatterns patterns, double[][] m, double[][] u, boolean[] learnt, double share) {
        double[][] told = new double[m.length][];
        for (int c = 0; c < m.length; c++) {
            told[c] = new double[m[c].length];
        }
        for (int i = 0; i < patterns.levels().size(); i++) {
            byte[] levels = patterns.levels().get(i);
            double odds = odds(levels, m, u, learnt, share / (1 - share));
            double match = odds / (1 + odds);
            double weight = patterns.counts().get(i) * match * match;
            for (int c = 0; c < levels.length; c++) {
                for (int level = 1; levels[c] > 0 && level < told[c].length; level++) {
                    double score = (level == levels[c] ? 1 : 0) - m[c][level];
                    told[c][level] += weight * score * score;
                }
            }
        }
        List<List<Double>> errors = new ArrayList<>();
        for (int c = 0; c < m.length; c++) {
            List<Double> ofLevels = new ArrayList<>(List.of(0.0));
            for (int level = 1; level < told[c].length; level++) {
                double imaginary = IMAGINARY * (1 - m[c][level]) * (1 - m[c][level]);
                ofLevels.add((1 - m[c][level]) / StrictMath.sqrt(told[c][level] + imaginary) * BITS_PER_NAT);
            }
            errors.add(ofLevels);
        }
        return errors;
    }

    private static double odds(byte[] levels, double[][] m, double[][] u, boolean[] learnt, double prior) {
        double odds = prior;
        for (int c = 0; c < levels.length; c++) {
            if (learnt[c] && levels[c] > 0) {
                odds *= m[c][levels[c]] / u[c][levels[c]];
            }
        }
        return odds;
    }

    private static double expectation(
            AgreementPatterns patterns, double[][] m, double[][] u, boolean[] learnt, double share, double[][] sums) {
        double matches = 0;
        double pairs = 0;
        double prior = share / (1 - share);
        for (int i = 0; i < patterns.levels().size(); i++) {
            byte[] levels = patterns.levels().get(i);
            double odds = odds(levels, m, u, learnt, prior);
            double count = patterns.counts().get(i);
            double expected = count * (odds / (1 + odds));
            pairs += count;
            matches += expected;
            for (int c = 0; c < levels.length; c++) {
                sums[c][levels[c]] += expected;
            }
        }
        return Math.min(1 - 1e-9, Math.max(1e-12, matches / Math.max(1, pairs)));
    }

    private static double maximisation(double[][] m, double[][] sums, boolean[] learnt) {
        double moved = 0;
        for (int c = 0; c < m.length; c++) {
            double total = 0;
            for (int level = 1; level < m[c].length; level++) {
                total += sums[c][level] + IMAGINARY;
            }
            for (int level = 1; learnt[c] && level < m[c].length; level++) {
                double next = (sums[c][level] + IMAGINARY) / total;
                moved = Math.max(moved, Math.abs(next - m[c][level]));
                m[c][level] = next;
            }
        }
        return moved;
    }

    private static double[] array(List<Double> list) {
        return list.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static List<Double> list(double[] array) {
        List<Double> list = new ArrayList<>();
        for (double value : array) {
            list.add(value);
        }
        return list;
    }

    /**
     * What EM found.
     *
     * @param comparisons with the m learnt
     * @param errors standard errors of log2 m, by comparison and level; those of level 0 have no meaning
     * @param matchShare the share of matches among the pairs
     * @param iterations how many it took
     * @param converged whether it stopped by itself
     */
    public record Result(
            List<ComparisonParameters> comparisons,
            List<List<Double>> errors,
            double matchShare,
            int iterations,
            boolean converged) {
        public Result {
            comparisons = List.copyOf(comparisons);
            errors = List.copyOf(errors);
        }
    }
}
