package io.tieback.learn.match;

import io.tieback.core.identity.EvidenceSegment;
import io.tieback.core.identity.LabelledSet;
import io.tieback.core.identity.UserMatchModel;
import io.tieback.core.stats.Interval;
import io.tieback.learn.release.HeldOutMetric;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** Judges scorers by sets of people who taught nothing. */
final class HeldOutSets {
    /** How many of the names should be right at the threshold that calibration people set. */
    static final double PRECISION = 0.95;

    private static final double SURE = 0.9;

    private final String population;
    private final List<LabelledSet> sets;
    private final List<LabelledSet> strangers;
    private final long seed;

    /**
     * Held-out sets.
     *
     * @param population is added to the scorers' names
     * @param sets of people who taught nothing
     * @param advertisers that taught nothing
     */
    HeldOutSets(String population, List<LabelledSet> sets, Set<String> advertisers, long seed) {
        this.population = population;
        this.sets = sets;
        this.strangers = sets.stream()
                .filter(set -> advertisers.contains(set.advertiserId()))
                .toList();
        this.seed = seed;
    }

    List<HeldOutMetric> metrics(
            UserMatchRelease release, CalibratedScorer levels, CalibratedScorer boosted, double least) {
        List<HeldOutMetric> metrics = new ArrayList<>();
        UserMatchModel served = release.model("served");
        if (SetScores.of(sets, served).sets() == 0) {
            return metrics;
        }
        all("served", served, least, metrics);
        all("Fellegi–Sunter", levels.model("levels"), least, metrics);
        if (!release.trees().isEmpty()) {
            all("boosted", boosted.model("boosted"), least, metrics);
            Interval difference = UserMatchTraining.lossDifference(sets, boosted, levels, seed);
            metrics.add(new HeldOutMetric("boosted less Fellegi–Sunter" + population, "log loss, nats", difference));
        }
        some("served", ", advertisers that taught nothing", strangers, served, metrics);
        for (EvidenceSegment segment : EvidenceSegment.values()) {
            String name = ", " + segment.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            some("served", name, CalibratedScorer.of(segment, sets), served, metrics);
        }
        return metrics;
    }

    private void all(String scorer, UserMatchModel model, double least, List<HeldOutMetric> into) {
        SetScores scores = SetScores.of(sets, model);
        some(scorer, "", sets, model, into);
        add(scorer, "expected calibration error of the name", scores, scores::topError, into);
        String atLeast = String.format(Locale.ROOT, " at p ≥ %.4f, set for .95", least);
        add(scorer, "precision at p ≥ 0.9", scores, counts -> scores.precision(SURE, counts), into);
        add(scorer, "recall at p ≥ 0.9", scores, counts -> scores.recall(SURE, counts), into);
        add(scorer, "precision" + atLeast, scores, counts -> scores.precision(least, counts), into);
        add(scorer, "recall" + atLeast, scores, counts -> scores.recall(least, counts), into);
        add(scorer, "right one among the candidates", scores, scores::ceiling, into);
    }

    private void some(
            String scorer, String of, List<LabelledSet> some, UserMatchModel model, List<HeldOutMetric> into) {
        SetScores scores = SetScores.of(some, model);
        add(scorer, "log loss, nats" + of, scores, scores::logLoss, into);
        add(scorer, "Brier score" + of, scores, scores::brier, into);
        add(scorer, "expected calibration error of nobody" + of, scores, scores::nobodyError, into);
    }

    private void add(
            String scorer, String figure, SetScores scores, ToDoubleFunction<double[]> of, List<HeldOutMetric> into) {
        if (scores.sets() > 0) {
            Interval value = Interval.of(scores.people(), of, seed);
            if (!Double.isNaN(value.value())) {
                into.add(new HeldOutMetric(scorer + population, figure, value));
            }
        }
    }

    List<SetScores.NobodyBin> nobodyBins(UserMatchRelease release) {
        return SetScores.of(sets, release.model("served")).nobodyBins(seed);
    }
}
