package io.tieback.core.identity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Learns {@link FellegiSunterCandidates} from sets of candidates by expectation maximisation (Dempster, Laird and Rubin
 * 1977), with labels, without, or with some: at most one candidate of a set is right. What is known of directions
 * starts it, and holds at every step: along a number that only lowers the odds, m/u never rises (adjacent violators are
 * pooled, as in isotonic regression). Only a candidate's own numbers count, not those that all of a set share, nor its
 * place among rivals: the set is normalised later.
 *
 * <p>Without labels nobody's mass cannot be learnt: one candidate of each set would always fit best. So half of the
 * sets are taken to hold the right one; with labels, the share among them.
 *
 * <p>Numbers that say the same would be counted twice. After a first round each number's weight is multiplied by 1/Σρ,
 * over its correlations with all numbers, itself included, where they are above 0, within right and within wrong
 * candidates: two equal numbers count half each, an independent one whole. For equally correlated normal numbers that
 * is the best that can be done. A second round learns under these.
 */
public final class CandidateMaximisation {
    /** The share of sets in which a candidate is right, where no label tells it. */
    private static final double ASSUMED_SHARE = 0.5;

    private static final int STEPS = 300;
    private static final double SETTLED = 1e-5;
    /** Imaginary candidates that lie on the levels as wrong ones do, so that rare levels say little. */
    private static final double IMAGINARY = 5;
    /** Between the outermost levels, log odds differ by twice this at the start. */
    private static final double TILT = 1.5;

    private final List<String> names;
    private final List<Integer> directions;
    private final double[][] cuts;
    private final double[][] m;
    private final double[][] u;
    private final double[] independence;
    private final CandidateExpectation expectation;

    private CandidateMaximisation(List<LabelledSet> sets, List<String> names, List<Integer> directions) {
        this.names = names;
        this.directions = directions;
        cuts = new double[names.size()][];
        boolean[] isOwn = new boolean[cuts.length];
        for (int f = 0; f < cuts.length; f++) {
            isOwn[f] = isOwn(sets, f);
            cuts[f] = isOwn[f] ? cuts(sets, f) : new double[0];
        }
        expectation = new CandidateExpectation(sets, cuts, isOwn, share(sets));
        independence = new double[cuts.length];
        Arrays.fill(independence, 1);
        m = new double[cuts.length][];
        u = new double[cuts.length][];
        for (int f = 0; f < cuts.length; f++) {
            begin(f);
        }
    }

    /**
     * Learns.
     *
     * @param sets labelled or not; rows of as many numbers as there are names
     * @param names of the numbers
     * @param directions of each: 1 never lowers the odds, −1 never raises them, 0 may do both
     * @throws IllegalArgumentException if there is no candidate, or neither label nor direction to begin with
     */
    public static FellegiSunterCandidates learn(List<LabelledSet> sets, List<String> names, List<Integer> directions) {
        if (sets.stream().allMatch(set -> set.rows().isEmpty())) {
            throw new IllegalArgumentException("there is no candidate to learn from");
        }
        boolean isTold = sets.stream().anyMatch(LabelledSet::isTold);
        if (names.size() != directions.size() || !isTold && directions.stream().allMatch(d -> d == 0)) {
            throw new IllegalArgumentException("without labels some direction must be known, one for each number");
        }
        CandidateMaximisation learner = new CandidateMaximisation(sets, names, directions);
        learner.settle();
        learner.weighDependence();
        learner.settle();
        return learner.learnt();
    }

    /**
     * Whether a number is the candidate's own. Sets are normalised; what tells a candidate's place among its rivals,
     * which exactly one of a set can hold, would pass for the perfect mark of the right one.
     */
    private boolean isOwn(List<LabelledSet> sets, int f) {
        return EvidenceFamily.of(names.get(f)) != EvidenceFamily.RIVALS
                && sets.stream()
                        .anyMatch(set -> set.rows().stream()
                                .anyMatch(
                                        row -> Double.compare(row[f], set.rows().get(0)[f]) != 0));
    }

    private static double[] cuts(List<LabelledSet> sets, int f) {
        double[] numbers = sets.stream()
                .flatMap(set -> set.rows().stream())
                .mapToDouble(row -> row[f])
                .toArray();
        return FeatureLevels.cuts(numbers).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    /** The share of sets, those with a candidate, in which one is right: of those that are told, or assumed. */
    private static double share(List<LabelledSet> sets) {
        double told = 0;
        double somebody = 0;
        for (LabelledSet set : sets) {
            told += set.isTold() && !set.rows().isEmpty() ? 1 : 0;
            somebody += set.right() >= 0 ? 1 : 0;
        }
        return told > 0 ? somebody / told : ASSUMED_SHARE;
    }

    private void begin(int f) {
        int levels = cuts[f].length + 2;
        u[f] = new double[levels];
        Arrays.fill(u[f], IMAGINARY / levels);
        for (int row = 0; row < expectation.rows(); row++) {
            int level = expectation.level(row, f);
            if (level > 0) {
                u[f][level - 1]++;
            }
        }
        m[f] = u[f].clone();
        for (int level = 1; level < levels; level++) {
            double place = levels > 2 ? 2.0 * (level - 1) / (levels - 2) - 1 : 0;
            m[f][level] *= StrictMath.exp(directions.get(f) * TILT * place);
        }
        m[f][0] *= StrictMath.exp(-Math.abs(directions.get(f)) * TILT);
        normalise(u[f]);
        normalise(m[f]);
    }

    private void settle() {
        double moved = 1;
        for (int step = 0; step < STEPS && moved > SETTLED; step++) {
            expectation.expect(weights());
            moved = 0;
            for (int f = 0; f < cuts.length; f++) {
                moved = Math.max(moved, maximise(f));
            }
        }
    }

    private double[][] weights() {
        double[][] weights = new double[cuts.length][];
        for (int f = 0; f < cuts.length; f++) {
            weights[f] = new double[m[f].length + 1];
            for (int level = 1; level < weights[f].length; level++) {
                weights[f][level] = independence[f] * StrictMath.log(m[f][level - 1] / u[f][level - 1]);
            }
        }
        return weights;
    }

    private double maximise(int f) {
        int levels = m[f].length;
        double[] right = new double[levels];
        double[] wrong = new double[levels];
        Arrays.fill(wrong, IMAGINARY / levels);
        for (int row = 0; row < expectation.rows(); row++) {
            int level = expectation.level(row, f);
            if (level > 0) {
                right[level - 1] += expectation.probability(row);
                wrong[level - 1] += 1 - expectation.probability(row);
            }
        }
        normalise(wrong);
        for (int level = 0; level < levels; level++) {
            right[level] += IMAGINARY * wrong[level];
        }
        normalise(right);
        if (directions.get(f) != 0) {
            right = inDirection(right, wrong, directions.get(f));
        }
        double moved = 0;
        for (int level = 0; level < levels; level++) {
            moved = Math.max(moved, Math.abs(right[level] - m[f][level]));
        }
        m[f] = right;
        u[f] = wrong;
        return moved;
    }

    /** The likeliest m whose ratio to u, along the numbers, never goes against the direction. */
    private static double[] inDirection(double[] right, double[] wrong, int direction) {
        int n = right.length - 1;
        double[] sumRight = new double[n];
        double[] sumWrong = new double[n];
        int[] size = new int[n];
        int blocks = 0;
        for (int i = 0; i < n; i++) {
            int level = direction > 0 ? i + 1 : n - i;
            sumRight[blocks] = right[level];
            sumWrong[blocks] = wrong[level];
            size[blocks++] = 1;
            while (blocks > 1
                    && sumRight[blocks - 2] * sumWrong[blocks - 1] > sumRight[blocks - 1] * sumWrong[blocks - 2]) {
                blocks--;
                sumRight[blocks - 1] += sumRight[blocks];
                sumWrong[blocks - 1] += sumWrong[blocks];
                size[blocks - 1] += size[blocks];
            }
        }
        double[] pooled = right.clone();
        int i = 0;
        for (int block = 0; block < blocks; block++) {
            for (int k = 0; k < size[block]; k++, i++) {
                int level = direction > 0 ? i + 1 : n - i;
                pooled[level] = wrong[level] * sumRight[block] / sumWrong[block];
            }
        }
        return pooled;
    }

    private void weighDependence() {
        double[][] weights = weights();
        double[][] among = new double[cuts.length][cuts.length];
        add(among, weights, true);
        add(among, weights, false);
        for (int f = 0; f < cuts.length; f++) {
            double sum = 1;
            for (int g = 0; g < cuts.length; g++) {
                sum += f == g ? 0 : among[f][g] / 2;
            }
            independence[f] = 1 / sum;
        }
    }

    /** Adds the correlations, where above 0, of weights among right or among wrong candidates. */
    private void add(double[][] among, double[][] weights, boolean isRight) {
        int n = cuts.length;
        double[] mean = new double[n];
        double[][] product = new double[n][n];
        double[] x = new double[n];
        double all = 0;
        for (int row = 0; row < expectation.rows(); row++) {
            double counts = isRight ? expectation.probability(row) : 1 - expectation.probability(row);
            all += counts;
            for (int f = 0; f < n; f++) {
                x[f] = weights[f][expectation.level(row, f)];
                mean[f] += counts * x[f];
                for (int g = 0; g <= f; g++) {
                    product[f][g] += counts * x[f] * x[g];
                }
            }
        }
        for (int f = 0; f < n; f++) {
            for (int g = 0; g < f; g++) {
                double both = covariance(product, mean, all, f, g);
                double spread = covariance(product, mean, all, f, f) * covariance(product, mean, all, g, g);
                double alike = spread > 1e-18 ? Math.min(1, Math.max(0, both) / StrictMath.sqrt(spread)) : 0;
                among[f][g] += alike;
                among[g][f] += alike;
            }
        }
    }

    private static double covariance(double[][] product, double[] mean, double all, int f, int g) {
        return all > 0 ? product[f][g] / all - mean[f] / all * (mean[g] / all) : 0;
    }

    private static void normalise(double[] shares) {
        double sum = 0;
        for (double share : shares) {
            sum += share;
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= sum;
        }
    }

    private FellegiSunterCandidates learnt() {
        List<FeatureLevels> levels = new ArrayList<>();
        for (int f = 0; f < cuts.length; f++) {
            levels.add(new FeatureLevels(names.get(f), listed(cuts[f]), listed(m[f]), listed(u[f]), independence[f]));
        }
        return new FellegiSunterCandidates(expectation.candidateOdds(), levels);
    }

    private static List<Double> listed(double[] numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }
}
