package io.tieback.learn.match;

import io.tieback.core.identity.CalibrationGround;
import io.tieback.core.identity.CandidateFeatures;
import io.tieback.core.identity.CandidateMaximisation;
import io.tieback.core.identity.EvidenceSegment;
import io.tieback.core.identity.FellegiSunterCandidates;
import io.tieback.core.identity.LabelledSet;
import io.tieback.core.identity.UserMatchModel;
import io.tieback.learn.match.SetParts.Part;
import io.tieback.learn.match.UserMatchRelease.SegmentServing;
import io.tieback.learn.release.HeldOutMetric;
import java.util.ArrayList;
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
 * often known. Only a truth panel speaks for reports without one. It is small, so all of its people teach, calibrate
 * and judge, each by what was learnt without them ({@link CrossFit}).
 */
public final class UserMatchTraining {
    private static final int LEAST_OF_A_KIND = 50;

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
        List<LabelledSet> keyed = parts.of(Part.SCORERS);
        FellegiSunterCandidates levels =
                CandidateMaximisation.learn(forLevels(keyed), CandidateFeatures.NAMES, CandidateFeatures.DIRECTIONS);
        CrossFit panel = CrossFit.of(parts, keyed, levels, seed);
        List<LabelledSet> calibration = parts.of(Part.CALIBRATION);
        ServedScorers served = panel.isEnough()
                ? panel.scorers().fit(panel.sets(), CalibrationGround.PANEL, seed)
                : panel.scorers().fit(panel.scored(calibration), CalibrationGround.KEYED, seed);
        List<JudgedSet> calibrating = served.judge(panel.isEnough() ? panel.sets() : panel.scored(calibration));
        Map<EvidenceSegment, SegmentServing> serving = new EnumMap<>(EvidenceSegment.class);
        for (SegmentChoice choice : served.choices()) {
            UserMatchModel.Serving chosen = served.serving(choice.segment()).serving(choice.segment());
            serving.put(choice.segment(), new SegmentServing(choice.isBoosted(), chosen.calibrator(), chosen.ground()));
        }
        double least = JudgedSet.scores(calibrating, JudgedSet::served).leastFor(HeldOutSets.PRECISION);
        HeldOutSets ofKeyed = judges("", served.judge(panel.scored(parts.of(Part.TEST))), panel);
        HeldOutSets ofPanel =
                judges(", truth panel", panel.isEnough() ? panel.judged() : served.judge(panel.sets()), panel);
        List<HeldOutMetric> metrics = new ArrayList<>(ofKeyed.metrics(least));
        metrics.addAll(ofPanel.metrics(least));
        List<LabelledSet> asked = parts.of(Part.UNTOLD);
        List<PriorShift> shifts = PriorShift.of(
                calibration,
                parts.of(Part.PANEL),
                new PriorShift.Kind(
                        asked,
                        served.judge(panel.scored(asked)).stream()
                                .map(JudgedSet::served)
                                .toList()),
                seed);
        return new TrainedUserMatch(
                new UserMatchRelease(levels, panel.trees().text(), serving),
                served.levels().model("levels"),
                served.trees().model("trees"),
                served.choices(),
                metrics,
                panel.isEnough()
                        ? ofPanel.reliability(CalibrationGround.PANEL)
                        : ofKeyed.reliability(CalibrationGround.KEYED),
                shifts,
                KeylessClaim.of(panel.isEnough(), parts.of(Part.PANEL)),
                shown());
    }

    private HeldOutSets judges(String population, List<JudgedSet> sets, CrossFit panel) {
        return new HeldOutSets(
                population, sets, parts.heldOut(), !panel.trees().text().isEmpty(), seed);
    }

    private TrainedUserMatch.Shown shown() {
        return new TrainedUserMatch.Shown(
                seed,
                digest.hex(),
                parts.seen(Part.SCORERS),
                parts.seen(Part.CALIBRATION),
                parts.seen(Part.TEST),
                parts.seen(Part.UNTOLD),
                parts.seen(Part.PANEL),
                parts.heldOut().size());
    }

    /** Sets without a label blur what labels tell: they teach only where there are too few labels. */
    private List<LabelledSet> forLevels(List<LabelledSet> told) {
        long somebody = told.stream().filter(set -> set.right() >= 0).count();
        return somebody >= LEAST_OF_A_KIND
                ? told
                : Stream.concat(told.stream(), parts.of(Part.UNTOLD).stream()).toList();
    }
}
