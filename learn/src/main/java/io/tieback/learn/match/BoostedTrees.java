package io.tieback.learn.match;

import io.tieback.core.identity.BoostedCandidates;
import io.tieback.core.identity.CandidateFeatures;
import io.tieback.core.identity.CandidateScorer;
import io.tieback.core.identity.LabelledSet;
import io.tieback.learn.boost.BoostSettings;
import io.tieback.learn.boost.BoostTrainer;
import io.tieback.learn.boost.LightGbmText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Trees that score single candidates, or why there are none.
 *
 * @param text in LightGBM's format; empty if there are none
 * @param whyNot why, as a sentence; empty if there are some
 */
record BoostedTrees(String text, String whyNot) {
    private static final int LEAST_OF_A_KIND = 50;
    private static final int MOST_ROWS = 1_000_000;

    /** Boosts trees that tell right candidates from their rivals. */
    static BoostedTrees learn(List<LabelledSet> sets, long seed) {
        List<double[]> rows = new ArrayList<>();
        List<Boolean> labels = new ArrayList<>();
        int positives = 0;
        for (LabelledSet set : sets) {
            for (int i = 0; i < set.rows().size() && rows.size() < MOST_ROWS; i++) {
                rows.add(set.rows().get(i));
                labels.add(i == set.right());
                positives += i == set.right() ? 1 : 0;
            }
        }
        if (Math.min(positives, rows.size() - positives) < LEAST_OF_A_KIND) {
            return new BoostedTrees("", "There are too few labels to boost trees.");
        }
        try {
            return new BoostedTrees(
                    BoostTrainer.train(rows, labels, BoostSettings.of(CandidateFeatures.DIRECTIONS, seed))
                            .text(),
                    "");
        } catch (IllegalStateException | LinkageError missing) {
            return new BoostedTrees("", "LightGBM cannot be loaded on this machine (it needs libgomp).");
        }
    }

    /** The scorer; empty if there are no trees. */
    Optional<CandidateScorer> scorer() {
        return text.isEmpty() ? Optional.empty() : Optional.of(new BoostedCandidates(LightGbmText.parse(text)));
    }
}
