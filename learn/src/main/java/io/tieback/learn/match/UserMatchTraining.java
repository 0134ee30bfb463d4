package io.tieback.learn.match;

import io.tieback.core.identity.BoostedCandidates;
import io.tieback.core.identity.CalibrationGround;
import io.tieback.core.identity.CandidateFeatures;
import io.tieback.core.identity.CandidateMaximisation;
import io.tieback.core.identity.EvidenceSegment;
import io.tieback.core.identity.FellegiSunterCandidates;
import io.tieback.core.identity.LabelledSet;
import io.tieback.core.stats.Interval;
import io.tieback.learn.boost.BoostSettings;
import io.tieback.learn.boost.BoostTrainer;
import io.tieback.learn.boost.LightGbmText;
import io.tieback.learn.match.SetParts.Part;
import io.tieback.learn.match.UserMatchRelease.SegmentServing;
import io.tieback.learn.release.HeldOutMetric;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Trains the answer to who did an act. Half of the people teach both scorers, a quarter the calibrators and which
 * scorer serves each segment, and a quarter judges; a fifth of the advertisers teaches nothing. Fellegi and Sunter's
 * levels serve wherever the trees do not beat them. They do where the 95 % interval, by person, of the paired
 * difference of log loss lies below 0 in the segment; or over all segments, if the segment's own difference does.
 * Without labels the levels serve alone, uncalibrated; sets without a label teach them only then.
 *
 * <p>Labels of reports whose key was withheld make probabilities honest for keyed reports alone: who has a key is more
 * often known. Only a truth panel speaks for reports without one.
 */
public final class UserMatchTraining {
    private static final int LEAST_OF_A_KIND = 50;
    /** A set of the truth panel teaches trees like so many. */
    private static final int PANEL_WEIGHT = 2;

    private static final int MOST_ROWS = 1_000_000;

    private final long seed;
    private final SetParts parts;
    private final SetsDigest digest = new SetsDigest();

    /** @param seed of all that is random */
    public UserMatchTraining(long seed) {
        this.seed = seed;
        parts = new SetParts(seed);
    }

    /** Shows a set, with or without its label. */
    public void add(LabelledSet set) {
        digest.add(set);
        parts.add(set);
    }

    /**
     * Shows a set of the truth panel: a random sample of the reports that will be asked about, whose person became
     * known otherwise. Where it holds enough of both kinds, it alone calibrates and chooses, and judges as well.
     *
     * @throws IllegalArgumentException if it is not known who is right
     */
    public void addPanel(LabelledSet set) {
        if (!set.isTold()) {
            throw new IllegalArgumentException("in a truth panel it is known who is right");
        }
        digest.add(set);
        parts.addPanel(set);
    }

    /**
     * Trains on what was shown; nothing can be shown after.
     *
     * @throws IllegalArgumentException if no set has a candidate
     */
    public TrainedUserMatch train() {
        List<LabelledSet> teaching = parts.of(Part.SCORERS);
        FellegiSunterCandidates levels =
                CandidateMaximisation.learn(forLevels(teaching), CandidateFeatures.NAMES, CandidateFeatures.DIRECTIONS);
        List<LabelledSet> panel = parts.of(Part.PANEL_CALIBRATION);
        boolean hasPanel = CalibratedScorer.isEnough(panel);
        List<LabelledSet> calibrating = hasPanel ? panel : parts.of(Part.CALIBRATION);
        CalibrationGround ground = hasPanel ? CalibrationGround.PANEL : CalibrationGround.KEYED;
        CalibratedScorer unsupervised = CalibratedScorer.fit(levels, calibrating, ground);
        Boosted boosted = boost(forTrees(teaching));
        Map<EvidenceSegment, SegmentServing> serving = new EnumMap<>(EvidenceSegment.class);
        List<SegmentChoice> choices = new ArrayList<>();
        CalibratedScorer supervised = boosted.text().isEmpty()
                ? unsupervised
                : CalibratedScorer.fit(new BoostedCandidates(LightGbmText.parse(boosted.text())), calibrating, ground);
        Interval whole = lossDifference(calibrating, supervised, unsupervised, seed);
        for (EvidenceSegment segment : EvidenceSegment.values()) {
            SegmentChoice choice = boosted.text().isEmpty()
                    ? SegmentChoice.levels(segment, 0, boosted.whyNot())
                    : choose(segment, unsupervised, supervised, calibrating, whole);
            choices.add(choice);
            CalibratedScorer chosen = choice.isBoosted() ? supervised : unsupervised;
            serving.put(
                    segment,
                    new SegmentServing(
                            choice.isBoosted(), chosen.serving(segment).calibrator(), chosen.ground()));
        }
        UserMatchRelease release = new UserMatchRelease(levels, boosted.text(), serving);
        double least = SetScores.of(calibrating, release.model("draft")).leastFor(HeldOutSets.PRECISION);
        HeldOutSets keyed = new HeldOutSets("", parts.of(Part.TEST), parts.heldOut(), seed);
        HeldOutSets known = new HeldOutSets(", truth panel", parts.of(Part.PANEL_TEST), parts.heldOut(), seed);
        List<HeldOutMetric> metrics = new ArrayList<>(keyed.metrics(release, unsupervised, supervised, least));
        metrics.addAll(known.metrics(release, unsupervised, supervised, least));
        return new TrainedUserMatch(
                release,
                unsupervised.model("levels"),
                supervised.model("trees"),
                choices,
                metrics,
                (hasPanel ? known : keyed).nobodyBins(release),
                new TrainedUserMatch.Shown(
                        seed,
                        digest.hex(),
                        parts.seen(Part.SCORERS),
                        parts.seen(Part.CALIBRATION),
                        parts.seen(Part.TEST),
                        parts.seen(Part.UNTOLD),
                        parts.seen(Part.PANEL_SCORERS)
                                + parts.seen(Part.PANEL_CALIBRATION)
                                + parts.seen(Part.PANEL_TEST),
                        parts.heldOut().size()));
    }

    /** Sets without a label blur what labels tell: they teach only where there are too few labels. */
    private List<LabelledSet> forLevels(List<LabelledSet> told) {
        long somebody = told.stream().filter(set -> set.right() >= 0).count();
        return somebody >= LEAST_OF_A_KIND
                ? told
                : Stream.concat(told.stream(), parts.of(Part.UNTOLD).stream()).toList();
    }

    /** The truth panel alone is like the reports that will be asked about, so each of its sets teaches like many. */
    private List<LabelledSet> forTrees(List<LabelledSet> told) {
        List<LabelledSet> panel = parts.of(Part.PANEL_SCORERS);
        return Stream.concat(Collections.nCopies(PANEL_WEIGHT, panel).stream().flatMap(List::stream), told.stream())
                .toList();
    }

    /**
     * Trees, or why there are none.
     *
     * @param text in LightGBM's format; empty if there are none
     * @param whyNot why, as a sentence; empty if there are some
     */
    private record Boosted(String text, String whyNot) {}

    private Boosted boost(List<LabelledSet> sets) {
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
            return new Boosted("", "There are too few labels to boost trees.");
        }
        try {
            return new Boosted(
                    BoostTrainer.train(rows, labels, BoostSettings.of(CandidateFeatures.DIRECTIONS, seed))
                            .text(),
                    "");
        } catch (IllegalStateException | LinkageError missing) {
            return new Boosted("", "LightGBM cannot be loaded on this machine (it needs libgomp).");
        }
    }

    private SegmentChoice choose(
            EvidenceSegment segment,
            CalibratedScorer unsupervised,
            CalibratedScorer supervised,
            List<LabelledSet> sets,
            Interval whole) {
        List<LabelledSet> own = CalibratedScorer.of(segment, sets);
        if (unsupervised.ground() == CalibrationGround.NONE) {
            return SegmentChoice.levels(segment, own.size(), "There are too few labels to calibrate and compare.");
        }
        if (own.isEmpty()) {
            return SegmentChoice.levels(segment, 0, "No set of this segment is there to compare by.");
        }
        Interval difference = lossDifference(own, supervised, unsupervised, seed);
        if (difference.high() < 0) {
            return new SegmentChoice(segment, true, own.size(), difference, "Trees lose less.");
        }
        return difference.value() < 0 && whole.high() < 0
                ? new SegmentChoice(
                        segment, true, own.size(), difference, "Trees lose less, clearly so over all segments.")
                : new SegmentChoice(segment, false, own.size(), difference, "Trees do not lose less.");
    }

    /** How much more log loss the first scorer has than the second on the same sets. */
    static Interval lossDifference(List<LabelledSet> sets, CalibratedScorer first, CalibratedScorer second, long seed) {
        SetScores one = SetScores.of(sets, first.model("first"));
        SetScores other = SetScores.of(sets, second.model("second"));
        return Interval.of(one.people(), counts -> one.logLoss(counts) - other.logLoss(counts), seed);
    }
}
