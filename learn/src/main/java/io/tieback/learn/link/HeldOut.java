package io.tieback.learn.link;

import io.tieback.core.stats.Interval;
import io.tieback.learn.release.HeldOutMetric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** How probabilities said of labelled pairs agree with the labels; intervals draw whole entities again. */
final class HeldOut {
    private static final int BINS = 10;
    private static final double EDGE = 1e-15;

    private final double[] said;
    private final boolean[] match;
    private final int[] first;
    private final int[] second;
    private final int entities;

    /**
     * Labelled pairs.
     *
     * @param said the probability of each
     * @param match its label
     * @param first the entity of one of its records, any numbers
     * @param second the entity of the other
     */
    HeldOut(double[] said, boolean[] match, int[] first, int[] second) {
        this.said = said;
        this.match = match;
        Map<Integer, Integer> dense = new HashMap<>();
        this.first = dense(first, dense);
        this.second = dense(second, dense);
        this.entities = dense.size();
    }

    private static int[] dense(int[] entities, Map<Integer, Integer> known) {
        return Arrays.stream(entities)
                .map(entity -> known.computeIfAbsent(entity, e -> known.size()))
                .toArray();
    }

    /** How often a pair counts where its entities were drawn so often: two that are drawn twice meet four times. */
    private double weight(int pair, double[] drawn) {
        double once = drawn[first[pair]];
        return first[pair] == second[pair] ? once : once * drawn[second[pair]];
    }

    List<HeldOutMetric> metrics(String scorer, double cut, long seed) {
        List<HeldOutMetric> metrics = new ArrayList<>();
        for (double least : cut == 0.5 ? new double[] {0.5} : new double[] {0.5, cut}) {
            String at = String.format(Locale.ROOT, " at p ≥ %s", least);
            metrics.add(metric(scorer, "F1" + at, w -> at(least, w)[2], seed));
            metrics.add(metric(scorer, "precision" + at, w -> at(least, w)[0], seed));
            metrics.add(metric(scorer, "recall" + at, w -> at(least, w)[1], seed));
        }
        metrics.add(metric(scorer, "log loss, nats", this::logLoss, seed));
        int[] order = IntStream.range(0, said.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> said[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        metrics.add(metric(scorer, "calibration error", w -> calibrationError(order, w), seed));
        return metrics;
    }

    private HeldOutMetric metric(String scorer, String figure, ToDoubleFunction<double[]> of, long seed) {
        return new HeldOutMetric(scorer, figure, Interval.of(entities, of, seed));
    }

    /** Precision, recall and F1 of the labelled pairs of at least a probability. */
    private double[] at(double least, double[] weights) {
        double right = 0;
        double found = 0;
        double there = 0;
        for (int i = 0; i < said.length; i++) {
            double weight = weight(i, weights);
            found += said[i] >= least ? weight : 0;
            there += match[i] ? weight : 0;
            right += said[i] >= least && match[i] ? weight : 0;
        }
        double sum = found + there;
        return new double[] {found > 0 ? right / found : 0, there > 0 ? right / there : 0, sum > 0 ? 2 * right / sum : 0
        };
    }

    private double logLoss(double[] weights) {
        double loss = 0;
        double all = 0;
        for (int i = 0; i < said.length; i++) {
            double p = Math.min(1 - EDGE, Math.max(EDGE, match[i] ? said[i] : 1 - said[i]));
            loss -= weight(i, weights) * StrictMath.log(p);
            all += weight(i, weights);
        }
        return all > 0 ? loss / all : 0;
    }

    /** Mean over pairs of |said − came true| of their bin, ten bins of equally many pairs. */
    private double calibrationError(int[] order, double[] weights) {
        double error = 0;
        double all = 0;
        for (int bin = 0; bin < BINS; bin++) {
            double gap = 0;
            for (int k = order.length * bin / BINS; k < order.length * (bin + 1) / BINS; k++) {
                int i = order[k];
                gap += weight(i, weights) * (said[i] - (match[i] ? 1 : 0));
                all += weight(i, weights);
            }
            error += Math.abs(gap);
        }
        return all > 0 ? error / all : 0;
    }
}
