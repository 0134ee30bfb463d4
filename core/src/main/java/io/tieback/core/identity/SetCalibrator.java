package io.tieback.core.identity;

import io.tieback.core.stats.BetaCalibrator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Makes the odds of a set honest after they were normalised with nobody: first nobody's probability, by beta
 * calibration; what it leaves is divided among the candidates by their odds, raised to a power. So all sums to 1, the
 * order of candidates does not matter, and no candidate overtakes another.
 *
 * @param nobody from nobody's share of the odds to its probability
 * @param sharpness the power, not negative: below 1 the scorer is too sure of one candidate against another
 */
public record SetCalibrator(BetaCalibrator nobody, double sharpness) {
    /** Leaves shares of the odds as they are. */
    public static final SetCalibrator NONE = new SetCalibrator(new BetaCalibrator(1, 1, 0), 1);

    private static final double SHARPEST = 8;
    /** The imaginary sets lie so deep inside: a twentieth of all. */
    private static final int TAIL = 20;

    public SetCalibrator {
        if (!(sharpness >= 0 && sharpness <= SHARPEST)) {
            throw new IllegalArgumentException("sharpness lies in [0, " + SHARPEST + "]: " + sharpness);
        }
    }

    /**
     * Fits. Two imaginary sets that went the other way, one at either end, keep nobody off 0 and 1.
     *
     * @param logOdds natural log odds of the candidates of each set; empty sets are passed over
     * @param right the right candidate of each, or {@link LabelledSet#NOBODY}
     * @throws IllegalArgumentException if nobody is always right, or never
     */
    public static SetCalibrator fit(List<double[]> logOdds, int[] right) {
        List<Double> said = new ArrayList<>();
        List<Boolean> came = new ArrayList<>();
        for (int i = 0; i < right.length; i++) {
            if (logOdds.get(i).length > 0) {
                said.add(nobodyShare(logOdds.get(i)));
                came.add(right[i] == LabelledSet.NOBODY);
            }
        }
        if (!came.contains(true) || !came.contains(false)) {
            throw new IllegalArgumentException("nobody is always right, or never");
        }
        List<Double> sorted = said.stream().sorted().toList();
        int tail = sorted.size() / TAIL;
        said.add(sorted.get(tail));
        came.add(true);
        said.add(sorted.get(sorted.size() - 1 - tail));
        came.add(false);
        boolean[] labels = new boolean[came.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = came.get(i);
        }
        double[] shares = said.stream().mapToDouble(Double::doubleValue).toArray();
        return new SetCalibrator(BetaCalibrator.fit(shares, labels), sharpness(logOdds, right));
    }

    /** The power under which right candidates are likeliest, with a prior of one set's weight on 1. */
    private static double sharpness(List<double[]> logOdds, int[] right) {
        double low = 0;
        double high = SHARPEST;
        for (int halving = 0; halving < 50; halving++) {
            double power = (low + high) / 2;
            double slope = 1 - power;
            for (int i = 0; i < right.length; i++) {
                double[] odds = logOdds.get(i);
                if (right[i] >= 0 && odds.length > 1) {
                    slope += odds[right[i]] - mean(odds, shares(odds, power));
                }
            }
            if (slope > 0) {
                low = power;
            } else {
                high = power;
            }
        }
        return (low + high) / 2;
    }

    private static double mean(double[] numbers, double[] shares) {
        double sum = 0;
        for (int i = 0; i < numbers.length; i++) {
            sum += numbers[i] * shares[i];
        }
        return sum;
    }

    /**
     * Between two calibrators.
     *
     * @param weight of this one, in [0, 1]
     */
    public SetCalibrator towards(SetCalibrator other, double weight) {
        return new SetCalibrator(
                new BetaCalibrator(
                        weight * nobody.a() + (1 - weight) * other.nobody.a(),
                        weight * nobody.b() + (1 - weight) * other.nobody.b(),
                        weight * nobody.c() + (1 - weight) * other.nobody.c()),
                weight * sharpness + (1 - weight) * other.sharpness);
    }

    /** Nobody's probability by the candidates' natural log odds; 1 if there is none. */
    public double nullProbability(double[] logOdds) {
        return logOdds.length == 0 ? 1 : nobody.probability(nobodyShare(logOdds));
    }

    /** Probabilities of the candidates, which sum to what nobody leaves. */
    public double[] probabilities(double[] logOdds) {
        double[] shares = shares(logOdds, sharpness);
        double left = 1 - nullProbability(logOdds);
        for (int i = 0; i < shares.length; i++) {
            shares[i] *= left;
        }
        return shares;
    }

    /** Nobody's share of the odds before calibration. */
    static double nobodyShare(double[] logOdds) {
        double most = Math.max(0, most(logOdds));
        double none = StrictMath.exp(-most);
        return none / (none + sumInOrder(exp(logOdds, most, 1)));
    }

    private static double[] shares(double[] logOdds, double power) {
        double[] shares = exp(logOdds, most(logOdds), power);
        double all = sumInOrder(shares);
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= all;
        }
        return shares;
    }

    private static double[] exp(double[] logOdds, double most, double power) {
        double[] odds = new double[logOdds.length];
        for (int i = 0; i < odds.length; i++) {
            odds[i] = StrictMath.exp(power * (logOdds[i] - most));
        }
        return odds;
    }

    private static double most(double[] logOdds) {
        double most = Double.NEGATIVE_INFINITY;
        for (double one : logOdds) {
            most = Math.max(most, one);
        }
        return most;
    }

    /** A sum to the last bit the same for every order of the candidates. */
    private static double sumInOrder(double[] numbers) {
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        double sum = 0;
        for (double one : sorted) {
            sum += one;
        }
        return sum;
    }
}
