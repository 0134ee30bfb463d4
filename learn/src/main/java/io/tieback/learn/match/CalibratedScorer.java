package io.tieback.learn.match;

import io.tieback.core.identity.CalibrationGround;
import io.tieback.core.identity.CandidateScorer;
import io.tieback.core.identity.EvidenceSegment;
import io.tieback.core.identity.LabelledSet;
import io.tieback.core.identity.SetCalibrator;
import io.tieback.core.identity.UserMatchModel;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A scorer and its calibrator in each segment: the segment's own, drawn the more towards that of all sets the fewer
 * labels there are of the rarer kind.
 *
 * @param scorer of single candidates
 * @param calibrators of every segment
 * @param ground whose truth they were fitted to
 */
record CalibratedScorer(
        CandidateScorer scorer, Map<EvidenceSegment, SetCalibrator> calibrators, CalibrationGround ground) {
    /** With so many labels of the rarer kind, half of a calibrator is the segment's own. */
    private static final double SHRINKAGE = 50;

    /** Labels of the rarer kind that it takes at least. */
    static final int LEAST_OF_A_KIND = 20;

    /**
     * Fits calibrators; with too few labels odds stay as they are.
     *
     * @param scorer that they will calibrate
     * @param sets with their labels
     * @param logOdds of each set's candidates, by scorers that its own person did not teach
     * @param wished whose sets they are
     */
    static CalibratedScorer fit(
            CandidateScorer scorer, List<LabelledSet> sets, List<double[]> logOdds, CalibrationGround wished) {
        boolean isCalibrated = isEnough(sets);
        SetCalibrator whole = isCalibrated ? calibrator(sets, logOdds) : SetCalibrator.NONE;
        Map<EvidenceSegment, SetCalibrator> calibrators = new EnumMap<>(EvidenceSegment.class);
        for (EvidenceSegment segment : EvidenceSegment.values()) {
            List<LabelledSet> own = new ArrayList<>();
            List<double[]> ownOdds = new ArrayList<>();
            for (int i = 0; i < sets.size(); i++) {
                if (isOf(segment, sets.get(i))) {
                    own.add(sets.get(i));
                    ownOdds.add(logOdds.get(i));
                }
            }
            int labels = rarer(own);
            calibrators.put(
                    segment,
                    isCalibrated && labels >= LEAST_OF_A_KIND
                            ? calibrator(own, ownOdds).towards(whole, labels / (labels + SHRINKAGE))
                            : whole);
        }
        return new CalibratedScorer(scorer, calibrators, isCalibrated ? wished : CalibrationGround.NONE);
    }

    /** Whether a set has a candidate and is of a segment. */
    static boolean isOf(EvidenceSegment segment, LabelledSet set) {
        return !set.rows().isEmpty() && EvidenceSegment.of(set.rows()) == segment;
    }

    /** Whether there are sets enough of both kinds to calibrate on. */
    static boolean isEnough(List<LabelledSet> sets) {
        return rarer(sets) >= LEAST_OF_A_KIND;
    }

    private static int rarer(List<LabelledSet> sets) {
        int nobody = 0;
        int somebody = 0;
        for (LabelledSet set : sets) {
            nobody += set.right() < 0 && !set.rows().isEmpty() ? 1 : 0;
            somebody += set.right() >= 0 ? 1 : 0;
        }
        return Math.min(nobody, somebody);
    }

    private static SetCalibrator calibrator(List<LabelledSet> sets, List<double[]> logOdds) {
        return SetCalibrator.fit(
                logOdds, sets.stream().mapToInt(LabelledSet::right).toArray());
    }

    /** Probabilities of a set's candidates by log odds that this scorer, or another of its kind, gave them. */
    double[] probabilities(LabelledSet set, double[] logOdds) {
        return set.rows().isEmpty()
                ? new double[0]
                : serving(EvidenceSegment.of(set.rows())).calibrator().probabilities(logOdds);
    }

    UserMatchModel.Serving serving(EvidenceSegment segment) {
        return new UserMatchModel.Serving(scorer, Objects.requireNonNull(calibrators.get(segment)), ground);
    }

    /** A model in which this scorer serves everywhere. */
    UserMatchModel model(String release) {
        Map<EvidenceSegment, UserMatchModel.Serving> segments = new EnumMap<>(EvidenceSegment.class);
        for (EvidenceSegment segment : EvidenceSegment.values()) {
            segments.put(segment, serving(segment));
        }
        return new UserMatchModel(release, segments);
    }
}
