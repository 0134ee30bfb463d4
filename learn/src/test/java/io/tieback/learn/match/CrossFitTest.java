package io.tieback.learn.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieback.core.identity.CandidateFeatures;
import io.tieback.core.identity.CandidateMaximisation;
import io.tieback.core.identity.FellegiSunterCandidates;
import io.tieback.core.identity.LabelledSet;
import io.tieback.learn.match.SetParts.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CrossFitTest {
    private static final long SEED = 5;
    private static final long PANEL_PEOPLE = 1_000_000;
    private static final int FOLD = 2;

    private final List<LabelledSet> keyed = new MadeUpSets(.3, true, 1).draw(1_000);
    private final FellegiSunterCandidates levels =
            CandidateMaximisation.learn(keyed, CandidateFeatures.NAMES, CandidateFeatures.DIRECTIONS);
    private final List<LabelledSet> panel = new MadeUpSets(.15, true, 2)
            .draw(800).stream()
                    .map(set ->
                            new LabelledSet(set.rows(), set.right(), set.person() + PANEL_PEOPLE, set.advertiserId()))
                    .toList();

    @Test
    void whatIsSaidOfAPersonDoesNotChangeWithThatPersonsLabels() {
        List<ScoredSet> told = fit(panel).sets();
        List<ScoredSet> lied = fit(relabelled(panel)).sets();
        int changed = 0;
        for (int i = 0; i < told.size(); i++) {
            if (isInFold(told.get(i).set())) {
                assertThat(lied.get(i).set()).isNotEqualTo(told.get(i).set());
                assertThat(lied.get(i).byTrees()).isEqualTo(told.get(i).byTrees());
                assertThat(lied.get(i).byLevels()).isEqualTo(told.get(i).byLevels());
            } else {
                changed += Arrays.equals(lied.get(i).byTrees(), told.get(i).byTrees()) ? 0 : 1;
            }
        }
        assertThat(changed)
                .as("sets of other folds, of which trees say something else now")
                .isGreaterThan(500);
    }

    @Test
    void aPersonsOwnLabelsDoNotCalibrateWhatJudgesThem() {
        List<JudgedSet> told = fit(panel).judged();
        List<JudgedSet> lied = fit(relabelled(panel)).judged();
        int changed = 0;
        for (int i = 0; i < told.size(); i++) {
            if (isInFold(told.get(i).set())) {
                assertThat(lied.get(i).byLevels()).isEqualTo(told.get(i).byLevels());
            } else {
                changed += Arrays.equals(lied.get(i).byLevels(), told.get(i).byLevels()) ? 0 : 1;
            }
        }
        assertThat(changed)
                .as("sets of other folds that are calibrated otherwise now")
                .isGreaterThan(500);
    }

    @Test
    void everyPersonOfThePanelIsSpokenOfOnceAndAllFoldsHavePeople() {
        CrossFit fit = fit(panel);
        assertThat(fit.sets()).hasSize(panel.size());
        assertThat(fit.judged()).hasSize(panel.size());
        Set<Integer> folds = new HashSet<>();
        panel.forEach(set -> folds.add(new SetParts(SEED).fold(set.person())));
        assertThat(folds).hasSize(SetParts.FOLDS);
    }

    @Test
    void heldOutAdvertisersAreJudgedByCalibratorsThatTheyDidNotTeach() {
        SetParts parts = parts(panel);
        List<LabelledSet> others = panel.stream()
                .map(set -> parts.heldOut().contains(set.advertiserId()) ? relabelled(set) : set)
                .toList();
        List<JudgedSet> told = fit(panel).judged();
        List<JudgedSet> lied = fit(others).judged();
        for (int i = 0; i < told.size(); i++) {
            assertThat(lied.get(i).served()).isEqualTo(told.get(i).served());
        }
    }

    private CrossFit fit(List<LabelledSet> told) {
        SetParts parts = parts(told);
        return CrossFit.of(parts, parts.of(Part.SCORERS), levels, SEED);
    }

    private SetParts parts(List<LabelledSet> told) {
        SetParts parts = new SetParts(SEED);
        keyed.forEach(parts::add);
        told.forEach(parts::addPanel);
        return parts;
    }

    private static boolean isInFold(LabelledSet set) {
        return new SetParts(SEED).fold(set.person()) == FOLD;
    }

    /** The labels of one fold turned into wrong ones. */
    private static List<LabelledSet> relabelled(List<LabelledSet> sets) {
        List<LabelledSet> wrong = new ArrayList<>();
        sets.forEach(set -> wrong.add(isInFold(set) ? relabelled(set) : set));
        return wrong;
    }

    private static LabelledSet relabelled(LabelledSet set) {
        int wrong = set.right() == LabelledSet.NOBODY ? 0 : LabelledSet.NOBODY;
        return new LabelledSet(set.rows(), wrong, set.person(), set.advertiserId());
    }
}
