package io.tieback.learn.match;

import io.tieback.core.identity.CalibrationGround;
import io.tieback.core.identity.CandidateScorer;
import io.tieback.core.identity.EvidenceSegment;
import io.tieback.core.identity.LabelledSet;
import io.tieback.core.stats.Interval;
import java.util.ArrayList;
import java.util.List;

/**
 * Both scorers under calibrators of their own, and which of them serves each segment.
 *
 * @param levels Fellegi and Sunter's
 * @param trees the trees, or the levels again where there are none
 * @param choices by segment, in the order of {@link EvidenceSegment}
 */
record ServedScorers(CalibratedScorer levels, CalibratedScorer trees, List<SegmentChoice> choices) {
    /**
     * Calibrates and chooses.
     *
     * @param levels the scorer of that name
     * @param trees the other one; the levels again if there are none
     * @param whyNot why there are no trees, as a sentence; empty if there are some
     */
    record Candidates(CandidateScorer levels, CandidateScorer trees, String whyNot) {
        /**
         * Fits calibrators to what was said of sets, and compares the scorers by them.
         *
         * @param sets that taught neither scorer
         * @param ground whose sets they are
         */
        ServedScorers fit(List<ScoredSet> sets, CalibrationGround ground, long seed) {
            List<LabelledSet> told = sets.stream().map(ScoredSet::set).toList();
            CalibratedScorer one = CalibratedScorer.fit(
                    levels, told, sets.stream().map(ScoredSet::byLevels).toList(), ground);
            if (!whyNot.isEmpty()) {
                List<SegmentChoice> choices = new ArrayList<>();
                for (EvidenceSegment segment : EvidenceSegment.values()) {
                    choices.add(SegmentChoice.levels(segment, 0, whyNot));
                }
                return new ServedScorers(one, one, choices);
            }
            CalibratedScorer other = CalibratedScorer.fit(
                    trees, told, sets.stream().map(ScoredSet::byTrees).toList(), ground);
            return new ServedScorers(one, other, choices(sets, one, other, seed));
        }
    }

    ServedScorers {
        choices = List.copyOf(choices);
    }

    private static List<SegmentChoice> choices(
            List<ScoredSet> sets, CalibratedScorer levels, CalibratedScorer trees, long seed) {
        ServedScorers both = new ServedScorers(levels, trees, List.of());
        Interval whole = both.lossDifference(sets, seed);
        List<SegmentChoice> choices = new ArrayList<>();
        for (EvidenceSegment segment : EvidenceSegment.values()) {
            List<ScoredSet> own = sets.stream()
                    .filter(scored -> CalibratedScorer.isOf(segment, scored.set()))
                    .toList();
            choices.add(both.choose(segment, own, whole, seed));
        }
        return choices;
    }

    private SegmentChoice choose(EvidenceSegment segment, List<ScoredSet> own, Interval whole, long seed) {
        if (levels.ground() == CalibrationGround.NONE) {
            return SegmentChoice.levels(segment, own.size(), "There are too few labels to calibrate and compare.");
        }
        if (own.isEmpty()) {
            return SegmentChoice.levels(segment, 0, "No set of this segment is there to compare by.");
        }
        Interval difference = lossDifference(own, seed);
        if (difference.high() < 0) {
            return new SegmentChoice(segment, true, own.size(), difference, "Trees lose less.");
        }
        return difference.value() < 0 && whole.high() < 0
                ? new SegmentChoice(
                        segment, true, own.size(), difference, "Trees lose less, clearly so over all segments.")
                : new SegmentChoice(segment, false, own.size(), difference, "Trees do not lose less.");
    }

    private Interval lossDifference(List<ScoredSet> sets, long seed) {
        List<JudgedSet> judged = sets.stream()
                .map(scored -> new JudgedSet(scored.set(), new double[0], byLevels(scored), byTrees(scored)))
                .toList();
        return JudgedSet.lossDifference(judged, seed);
    }

    /** The scorer that serves a segment. */
    CalibratedScorer serving(EvidenceSegment segment) {
        return choices.get(segment.ordinal()).isBoosted() ? trees : levels;
    }

    /** The probabilities that each scorer gives, and the one that serves. */
    JudgedSet judge(ScoredSet scored) {
        double[] one = byLevels(scored);
        double[] other = byTrees(scored);
        boolean isBoosted = !scored.set().rows().isEmpty()
                && choices.get(EvidenceSegment.of(scored.set().rows()).ordinal())
                        .isBoosted();
        return new JudgedSet(scored.set(), isBoosted ? other : one, one, other);
    }

    /** {@link #judge(ScoredSet)} of each. */
    List<JudgedSet> judge(List<ScoredSet> sets) {
        return sets.stream().map(this::judge).toList();
    }

    private double[] byLevels(ScoredSet scored) {
        return levels.probabilities(scored.set(), scored.byLevels());
    }

    private double[] byTrees(ScoredSet scored) {
        return trees.probabilities(scored.set(), scored.byTrees());
    }
}
