package io.tieback.learn.match;

import io.tieback.core.identity.CalibrationGround;
import io.tieback.core.identity.CandidateScorer;
import io.tieback.core.identity.EvidenceSegment;
import io.tieback.core.identity.LabelledSet;
import io.tieback.core.identity.SetCalibrator;
import io.tieback.core.identity.UserMatchModel;
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

    private static final int LEAST_OF_A_KIND = 20;

    /** Fits calibrators; with too few labels odds stay as they are. */
    static CalibratedScorer fit(CandidateScorer scorer, List<LabelledSet> sets, CalibrationGround wished) {
        boolean isCalibrated = isEnough(sets);
        SetCalibrator whole = isCalibrated ? calibrator(scorer, sets) : SetCalibrator.NONE;
        Map<EvidenceSegment, SetCalibrator> calibrators = new EnumMap<>(EvidenceSegment.class);
        for (EvidenceSegment segment : EvidenceSegment.values()) {
            List<LabelledSet> own = of(segment, sets);
            int labels = rarer(own);
            calibrators.put(
                    segment,
                    isCalibrated && labels >= LEAST_OF_A_KIND
                            ? calibrator(scorer, own).towards(whole, labels / (labels + SHRINKAGE))
                            : whole);
        }
        return new CalibratedScorer(scorer, calibrators, isCalibrated ? wished : CalibrationGround.NONE);
    }

    /** Of sets with a candidate, those of a segment. */
    static List<LabelledSet> of(EvidenceSegment segment, List<LabelledSet> sets) {
        return sets.stream()
                .filter(set -> !set.rows().isEmpty() && EvidenceSegment.of(set.rows()) == segment)
                .toList();
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

    private static SetCalibrator calibrator(CandidateScorer scorer, List<LabelledSet> sets) {
        return SetCalibrator.fit(
                sets.stream().map(set -> scorer.logOdds(set.rows())).toList(),
                sets.stream().mapToInt(LabelledSet::right).toArray());
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
