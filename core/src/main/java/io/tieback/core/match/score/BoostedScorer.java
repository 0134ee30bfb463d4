package io.tieback.core.match.score;

import io.tieback.core.model.FlatTrees;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Scores pairs by boosted trees trained on log odds. Natural log odds become bits, so that both kinds of scorer explain
 * themselves by the same waterfall.
 */
public final class BoostedScorer implements PairScorer {
    private static final double BITS_PER_NAT = 1 / StrictMath.log(2);

    private final FlatTrees trees;
    private final PairFeatures features;
    private final List<String> names;

    private BoostedScorer(FlatTrees trees, PairFeatures features) {
        this.trees = trees;
        this.features = features;
        this.names = features.names();
    }

    /** A scorer by trees over the features of one table. */
    public static BoostedScorer of(FlatTrees trees, PairFeatures features) {
        if (trees.features() != features.names().size()) {
            throw new IllegalArgumentException("the trees were trained on other features");
        }
        return new BoostedScorer(trees, features);
    }

    @Override
    public double matchWeight(int left, int right) {
        return trees.rawScore(features.of(left, right)) * BITS_PER_NAT;
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
        return new Waterfall(start * BITS_PER_NAT, steps);
    }

    @Override
    public BoostedScorer fork() {
        return new BoostedScorer(trees, features.fork());
    }
}
