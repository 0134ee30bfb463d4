package io.tieback.learn.match;

import io.tieback.core.identity.CalibrationGround;
import io.tieback.core.identity.EvidenceSegment;
import io.tieback.core.stats.Interval;
import io.tieback.learn.release.HeldOutMetric;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Judges scorers by sets of people who taught nothing of what is said of them. */
final class HeldOutSets {
    /** How many of the names should be right at the threshold that calibration people set. */
    static final double PRECISION = 0.95;

    private static final double SURE = 0.9;

    private final String population;
    private final List<JudgedSet> sets;
    private final List<JudgedSet> strangers;
    private final boolean hasTrees;
    private final long seed;

    /**
     * Held-out sets.
     *
     * @param population is added to the scorers' names
     * @param sets of people who did not teach what is said of them
     * @param advertisers that taught nothing
     * @param hasTrees whether there is a second scorer
     */
    HeldOutSets(String population, List<JudgedSet> sets, Set<String> advertisers, boolean hasTrees, long seed) {
        this.population = population;
        this.sets = sets;
        this.strangers = sets.stream()
                .filter(judged -> advertisers.contains(judged.set().advertiserId()))
                .toList();
        this.hasTrees = hasTrees;
        this.seed = seed;
    }

    /**
     * How well they are answered.
     *
     * @param least the probability at which names count, set by calibration people
     */
    List<HeldOutMetric> metrics(double least) {
        List<HeldOutMetric> metrics = new ArrayList<>();
        if (JudgedSet.scores(sets, JudgedSet::served).sets() == 0) {
            return metrics;
        }
        all("served", JudgedSet::served, least, metrics);
        all("Fellegi–Sunter", JudgedSet::byLevels, least, metrics);
        if (hasTrees) {
            all("boosted", JudgedSet::byTrees, least, metrics);
            metrics.add(new HeldOutMetric(
                    "boosted less Fellegi–Sunter" + population,
                    "log loss, nats",
                    JudgedSet.lossDifference(sets, seed)));
        }
        some(", advertisers that taught nothing", strangers, metrics);
        for (EvidenceSegment segment : EvidenceSegment.values()) {
            String name = ", " + segment.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            some(
                    name,
                    sets.stream()
                            .filter(judged -> CalibratedScorer.isOf(segment, judged.set()))
                            .toList(),
                    metrics);
        }
        return metrics;
    }

    private void all(String scorer, Function<JudgedSet, double[]> by, double least, List<HeldOutMetric> into) {
        SetScores scores = JudgedSet.scores(sets, by);
        losses(scorer, "", scores, into);
        add(scorer, "expected calibration error of the name", scores, scores::topError, into);
        String atLeast = String.format(Locale.ROOT, " at p ≥ %.4f, set for .95", least);
        add(scorer, "precision at p ≥ 0.9", scores, counts -> scores.precision(SURE, counts), into);
        add(scorer, "recall at p ≥ 0.9", scores, counts -> scores.recall(SURE, counts), into);
        add(scorer, "precision" + atLeast, scores, counts -> scores.precision(least, counts), into);
        add(scorer, "recall" + atLeast, scores, counts -> scores.recall(least, counts), into);
        add(scorer, "right one among the candidates", scores, scores::ceiling, into);
    }

    private void some(String of, List<JudgedSet> some, List<HeldOutMetric> into) {
        losses("served", of, JudgedSet.scores(some, JudgedSet::served), into);
    }

    private void losses(String scorer, String of, SetScores scores, List<HeldOutMetric> into) {
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

    /** How far what serves can be taken at its word. */
    Reliability reliability(CalibrationGround ground) {
        return Reliability.of(ground, JudgedSet.scores(sets, JudgedSet::served), seed);
    }
}
