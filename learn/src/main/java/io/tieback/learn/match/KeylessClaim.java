package io.tieback.learn.match;

import io.tieback.core.identity.LabelledSet;
import java.util.List;
import java.util.Locale;

/**
 * Whether a release says anything of reports without a key. People with a key are known more often than others, so only
 * a truth panel is ground for it; where that is too thin, the claim is refused.
 *
 * @param isMade whether it does
 * @param why and what would mend it, in sentences
 */
public record KeylessClaim(boolean isMade, String why) {
    static KeylessClaim of(boolean isEnough, List<LabelledSet> panel) {
        long somebody = panel.stream().filter(set -> set.right() >= 0).count();
        long nobody = panel.stream()
                .filter(set -> set.right() < 0 && !set.rows().isEmpty())
                .count();
        String told = String.format(
                Locale.ROOT,
                "The truth panel tells of %,d reports with candidates: one of these did %,d, none of them %,d.",
                somebody + nobody,
                somebody,
                nobody);
        return new KeylessClaim(
                isEnough,
                isEnough
                        ? told + " It calibrated what serves, and judged it."
                        : told + " It takes " + CalibratedScorer.LEAST_OF_A_KIND + " of either kind, and some hundred"
                                + " people for intervals worth having: nothing is claimed of reports without a key."
                                + " Post who did the acts of a random sample of people to /v1/truth-panel and train"
                                + " again.");
    }
}
