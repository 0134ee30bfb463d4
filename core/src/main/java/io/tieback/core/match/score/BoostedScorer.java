package io.tieback.core.match.score;

import io.tieback.core.model.FlatTrees;
import io.tieback.core.stats.Calibrator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Scores pairs by boosted trees trained on log odds. Natural log odds become bits, so that both kinds of scorer explain
 * themselves by the same waterfall.
 */
public final class BoostedScorer implements PairScorer {
    private static final double BITS_PER_NAT = 1 / StrictMath.log(2);

    private static final double EDGE = 1e-15;

    private final FlatTrees trees;
    private final Calibrator calibrator;
    private final PairFeatures features;
    private final List<String> names;

    private BoostedScorer(FlatTrees trees, Calibrator calibrator, PairFeatures features) {
        this.trees = trees;
        this.calibrator = calibrator;
        this.features = features;
        this.names = features.names();
    }

    /** A scorer by trees over the features of one table, whose raw scores a calibrator turns into probabilities. */
    public static BoostedScorer of(FlatTrees trees, Calibrator calibrator, PairFeatures features) {
        if (trees.features() != features.names().size()) {
            throw new IllegalArgumentException("the trees were trained on other features");
        }
        return new BoostedScorer(trees, calibrator, features);
    }

    @Override
    public double matchWeight(int left, int right) {
        return calibrated(trees.rawScore(features.of(left, right)));
    }

    private double calibrated(double rawScore) {
        return Odds.bits(Math.min(1 - EDGE, Math.max(EDGE, calibrator.probability(rawScore))));
    }

    @Override
    public Waterfall explain(int left, int right) {
        double[] row = features.of(left, right);
        double[] parts = new double[row.length];
        double start = trees.contributions(row, parts);
        List<Waterfall.Step> steps = new ArrayList<>();
        for (int i = 0; i < row.length; i++) {
            String seen = Double.isNaN(row[i]) ? "missing" : String.format(Locale.ROOT, "%.3f", row[i]);
            steps.add(new Waterfall.Step(names.get(i), seen, "", "", parts[i] * BITS_PER_NAT, 0));
        }
        double raw = trees.rawScore(row);
        double correction = calibrated(raw) - raw * BITS_PER_NAT;
        steps.add(new Waterfall.Step("calibration", "as labels were", "", "", correction, 0));
        return new Waterfall(start * BITS_PER_NAT, steps);
    }

    @Override
    public BoostedScorer fork() {
        return new BoostedScorer(trees, calibrator, features.fork());
    }
}
