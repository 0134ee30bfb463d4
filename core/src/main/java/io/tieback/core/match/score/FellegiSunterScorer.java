package io.tieback.core.match.score;

import io.tieback.core.match.compare.ComparedColumns;
import io.tieback.core.match.compare.Comparison;
import io.tieback.core.match.compare.PairComparer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Scores pairs by a {@link FellegiSunterModel}: the prior's weight, each comparison's level weight, and on levels that
 * ask for it the term-frequency part log2(chance of equal / share of the commoner value). The sum is taken in a fixed
 * order, so it is bit-equal everywhere.
 */
public final class FellegiSunterScorer implements PairScorer {
    private final Shared shared;
    private final PairComparer comparer;

    private FellegiSunterScorer(Shared shared) {
        this.shared = shared;
        this.comparer = shared.columns.newComparer();
    }

    /** A scorer of a prepared table by a model of the same comparisons. */
    public static FellegiSunterScorer of(FellegiSunterModel model, ComparedColumns columns) {
        if (model.comparisons().size() != columns.comparisons().size()) {
            throw new IllegalArgumentException("the model is of other comparisons");
        }
        return new FellegiSunterScorer(new Shared(model, columns));
    }

    @Override
    public FellegiSunterScorer fork() {
        return new FellegiSunterScorer(shared);
    }

    @Override
    public double matchWeight(int left, int right) {
        return matchWeightIfAtLeast(left, right, Double.NEGATIVE_INFINITY);
    }

    @Override
    public double matchWeightIfAtLeast(int left, int right, double least) {
        double sum = shared.prior;
        for (int c = 0; c < comparer.size(); c++) {
            if (sum + shared.mostToCome[c] < least) {
                return Double.NEGATIVE_INFINITY;
            }
            int level = comparer.level(c, left, right);
            sum += shared.weights[c][level] + termFrequency(c, level, left, right);
        }
        return sum;
    }

    /** The level of one comparison for a pair. */
    public int level(int comparison, int left, int right) {
        return comparer.level(comparison, left, right);
    }

    /** What one comparison adds to a pair's weight, its term-frequency part included; NaN where a value is missing. */
    double partOf(int comparison, int left, int right) {
        int level = comparer.level(comparison, left, right);
        return level == 0
                ? Double.NaN
                : shared.weights[comparison][level] + termFrequency(comparison, level, left, right);
    }

    @Override
    public Waterfall explain(int left, int right) {
        List<Waterfall.Step> steps = new ArrayList<>();
        for (int c = 0; c < comparer.size(); c++) {
            int level = comparer.level(c, left, right);
            double rarity = termFrequency(c, level, left, right);
            String label = shared.model.comparisons().get(c).labels().get(level);
            String name = shared.model.comparisons().get(c).name();
            double weight = shared.weights[c][level] + rarity;
            steps.add(new Waterfall.Step(name, label, value(c, left), value(c, right), weight, rarity));
        }
        return new Waterfall(shared.prior, steps);
    }

    private String value(int comparison, int row) {
        return shared.columns.input(comparison).at(row).orElse("");
    }

    private double termFrequency(int comparison, int level, int left, int right) {
        double share = shared.rarityShare[comparison][level];
        if (share == 0) {
            return 0;
        }
        float[] bits = shared.rarityBits[comparison];
        return share * Math.min(bits[comparer.code(comparison, left)], bits[comparer.code(comparison, right)]);
    }

    /** What all workers read. */
    private static final class Shared {
        private final FellegiSunterModel model;
        private final ComparedColumns columns;
        private final double prior;
        private final double[][] weights;
        private final double[][] rarityShare;
        private final float[][] rarityBits;
        /** The most that the comparisons from each one on can add, with a margin for rounding. */
        private final double[] mostToCome;

        Shared(FellegiSunterModel model, ComparedColumns columns) {
            this.model = model;
            this.columns = columns;
            this.prior = model.priorWeight();
            this.weights = model.weights();
            int n = weights.length;
            this.rarityShare = new double[n][];
            this.rarityBits = new float[n][0];
            double[] most = new double[n];
            for (int c = 0; c < n; c++) {
                rarityShare[c] = rarityShare(columns.comparisons().get(c));
                boolean any = Arrays.stream(rarityShare[c]).anyMatch(share -> share > 0);
                if (any) {
                    rarityBits[c] = columns.termFrequencyBits(c);
                }
                most[c] = most(weights[c], rarityShare[c], rarityBits[c]);
            }
            this.mostToCome = new double[n];
            double rest = 1e-6;
            for (int c = n - 1; c >= 0; c--) {
                rest += most[c];
                mostToCome[c] = rest;
            }
        }

        private static double[] rarityShare(Comparison comparison) {
            double[] shares = new double[comparison.levelCount()];
            for (int i = 0; i < comparison.levels().size(); i++) {
                shares[i + 1] = comparison.levels().get(i).termFrequencyWeight();
            }
            return shares;
        }

        private static double most(double[] weights, double[] shares, float[] bits) {
            double rarest = 0;
            for (float b : bits) {
                rarest = Math.max(rarest, b);
            }
            double most = Double.NEGATIVE_INFINITY;
            for (int level = 0; level < weights.length; level++) {
                most = Math.max(most, weights[level] + shares[level] * rarest);
            }
            return most;
        }
    }
}
