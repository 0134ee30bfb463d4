package io.tieback.learn.link;

import io.tieback.core.stats.Interval;
import io.tieback.learn.release.HeldOutMetric;
import java.util.ArrayList;
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
    private final int[] entity;
    private final int entities;

    /**
     * Labelled pairs.
     *
     * @param said the probability of each
     * @param match its label
     * @param entity the entity that it is counted with, any numbers
     */
    HeldOut(double[] said, boolean[] match, int[] entity) {
        this.said = said;
        this.match = match;
        Map<Integer, Integer> dense = new HashMap<>();
        this.entity = new int[entity.length];
        for (int i = 0; i < entity.length; i++) {
            this.entity[i] = dense.computeIfAbsent(entity[i], e -> dense.size());
        }
        this.entities = dense.size();
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
            double weight = weights[entity[i]];
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
            loss -= weights[entity[i]] * StrictMath.log(p);
            all += weights[entity[i]];
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
                gap += weights[entity[i]] * (said[i] - (match[i] ? 1 : 0));
                all += weights[entity[i]];
            }
            error += Math.abs(gap);
        }
        return all > 0 ? error / all : 0;
    }
}
