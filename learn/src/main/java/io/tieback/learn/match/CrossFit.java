package io.tieback.learn.match;

import io.tieback.core.identity.CalibrationGround;
import io.tieback.core.identity.CandidateScorer;
import io.tieback.core.identity.LabelledSet;
import io.tieback.learn.match.SetParts.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Lets every person of the truth panel teach trees, calibrate and judge, none of them by what that person taught
 * (Platt 1999, section 2.1). The people are dealt to folds. What is said of a fold comes from trees that keyed
 * reports and the other folds taught. Those sayings of all folds calibrate the trees that all of the panel taught; and
 * each fold is judged under calibrators, and by the choice of scorers, that the sayings of the other folds alone gave.
 *
 * <p>Not nested further: the trees that speak of the other folds have seen the judged fold. Its labels thus touch its
 * calibrators, by way of what is said of other people. Levels learn from keyed reports alone. Advertisers that are held
 * out teach no trees; they do calibrate what serves, which has to be right for the reports of all, but not what their
 * own metrics are judged by.
 */
final class CrossFit {
    /** A set of the truth panel teaches trees like so many: it alone is like the reports that will be asked about. */
    private static final int PANEL_WEIGHT = 2;

    private final SetParts parts;
    private final ServedScorers.Candidates scorers;
    private final BoostedTrees trees;
    private final List<ScoredSet> sets;
    private final long seed;

    private CrossFit(
            SetParts parts, ServedScorers.Candidates scorers, BoostedTrees trees, List<ScoredSet> sets, long seed) {
        this.parts = parts;
        this.scorers = scorers;
        this.trees = trees;
        this.sets = sets;
        this.seed = seed;
    }

    /**
     * Boosts trees once for all and, if there is a panel, once for each fold.
     *
     * @param keyed sets that teach trees whatever the fold
     * @param levels the other scorer, which the panel did not teach
     */
    static CrossFit of(SetParts parts, List<LabelledSet> keyed, CandidateScorer levels, long seed) {
        List<LabelledSet> panel = parts.of(Part.PANEL);
        Set<String> heldOut = parts.heldOut();
        List<LabelledSet> teaching = panel.stream()
                .filter(set -> !heldOut.contains(set.advertiserId()))
                .toList();
        BoostedTrees trees = BoostedTrees.learn(taught(keyed, teaching, set -> true), seed);
        List<ScoredSet> sets = new ArrayList<>();
        for (int fold = 0; fold < SetParts.FOLDS && !panel.isEmpty(); fold++) {
            int left = fold;
            BoostedTrees others = trees.text().isEmpty()
                    ? trees
                    : BoostedTrees.learn(taught(keyed, teaching, set -> parts.fold(set.person()) != left), seed);
            CandidateScorer scorer = others.scorer().orElse(levels);
            panel.stream()
                    .filter(set -> parts.fold(set.person()) == left)
                    .forEach(set -> sets.add(ScoredSet.of(set, levels, scorer)));
        }
        CandidateScorer all = trees.scorer().orElse(levels);
        return new CrossFit(
                parts, new ServedScorers.Candidates(levels, all, trees.whyNot()), trees, List.copyOf(sets), seed);
    }

    private static List<LabelledSet> taught(
            List<LabelledSet> keyed, List<LabelledSet> panel, Predicate<LabelledSet> isTeaching) {
        List<LabelledSet> sets = new ArrayList<>();
        for (int i = 0; i < PANEL_WEIGHT; i++) {
            panel.stream().filter(isTeaching).forEach(sets::add);
        }
        return Stream.concat(sets.stream(), keyed.stream()).toList();
    }

    /** Whether the panel is large enough to calibrate. */
    boolean isEnough() {
        return CalibratedScorer.isEnough(sets.stream().map(ScoredSet::set).toList());
    }

    /** The panel's sets as scorers spoke of them that their own people did not teach. */
    List<ScoredSet> sets() {
        return sets;
    }

    /** The panel's sets, each under calibrators that neither its own fold nor a held-out advertiser taught. */
    List<JudgedSet> judged() {
        Set<String> heldOut = parts.heldOut();
        List<JudgedSet> judged = new ArrayList<>();
        for (int fold = 0; fold < SetParts.FOLDS; fold++) {
            int left = fold;
            List<ScoredSet> others = sets.stream()
                    .filter(scored -> parts.fold(scored.set().person()) != left)
                    .filter(scored -> !heldOut.contains(scored.set().advertiserId()))
                    .toList();
            ServedScorers served = scorers.fit(others, CalibrationGround.PANEL, seed);
            sets.stream()
                    .filter(scored -> parts.fold(scored.set().person()) == left)
                    .forEach(scored -> judged.add(served.judge(scored)));
        }
        return judged;
    }

    /** What serves, before it is calibrated. */
    ServedScorers.Candidates scorers() {
        return scorers;
    }

    /** The trees that all of the panel taught. */
    BoostedTrees trees() {
        return trees;
    }

    /** What the scorers that serve say of sets of other people. */
    List<ScoredSet> scored(List<LabelledSet> others) {
        return ScoredSet.all(others, scorers.levels(), scorers.trees());
    }
}
