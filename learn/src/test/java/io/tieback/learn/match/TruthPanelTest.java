package io.tieback.learn.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tieback.core.identity.CalibrationGround;
import io.tieback.core.identity.EvidenceSegment;
import io.tieback.core.identity.LabelledSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What may be said of reports without a key, and how these differ from those that teach. */
final class TruthPanelTest {
    private static final long PANEL_PEOPLE = 1_000_000;
    private static final double KEYED_ODDS = .6;
    private static final double PANEL_ODDS = .1;

    private static List<LabelledSet> panel(int count) {
        return new MadeUpSets(PANEL_ODDS, true, 2)
                .draw(count).stream()
                        .map(set -> new LabelledSet(
                                set.rows(), set.right(), set.person() + PANEL_PEOPLE, set.advertiserId()))
                        .toList();
    }

    private static TrainedUserMatch trained(List<LabelledSet> panel) {
        UserMatchTraining training = new UserMatchTraining(3);
        new MadeUpSets(KEYED_ODDS, true, 1).draw(2_000).forEach(training::add);
        new MadeUpSets(PANEL_ODDS, true, 4).draw(1_000).forEach(set -> training.add(set.untold()));
        panel.forEach(training::addPanel);
        return training.train();
    }

    @Test
    void withoutAPanelNothingIsClaimedOfReportsWithoutAKeyAndTheMendIsSaid() {
        for (List<LabelledSet> thin : List.of(List.<LabelledSet>of(), panel(15))) {
            TrainedUserMatch trained = trained(thin);
            assertThat(trained.keyless().isMade()).isFalse();
            assertThat(trained.keyless().why())
                    .contains("nothing is claimed of reports without a key", "/v1/truth-panel");
            assertThat(trained.reliability().population()).isEqualTo(CalibrationGround.KEYED);
        }
    }

    @Test
    void aPanelIsGroundForAClaim() {
        TrainedUserMatch trained = trained(panel(800));
        assertThat(trained.keyless().isMade()).isTrue();
        assertThat(trained.keyless().why()).contains("800 reports with candidates");
        assertThat(trained.reliability().population()).isEqualTo(CalibrationGround.PANEL);
        assertThat(trained.reliability().sets()).isEqualTo(800);
    }

    @Test
    void howOftenNobodyIsRightIsToldOfBothKindsOfReportsAndAppliedToNeither() {
        TrainedUserMatch without = trained(List.of());
        TrainedUserMatch with = trained(panel(800));
        assertThat(with.shifts()).hasSize(EvidenceSegment.values().length);
        int seen = 0;
        for (PriorShift shift : with.shifts()) {
            if (shift.panel().sets() < 100) {
                continue;
            }
            seen++;
            List<LabelledSet> own = panel(800).stream()
                    .filter(set -> CalibratedScorer.isOf(shift.segment(), set))
                    .toList();
            double nobody = own.stream().filter(set -> set.right() < 0).count() / (double) own.size();
            assertThat(shift.panel().sets()).isEqualTo(own.size());
            assertThat(shift.panel().share().value()).isCloseTo(nobody, within(1e-9));
            assertThat(shift.panel().share().low()).isLessThan(nobody);
            assertThat(shift.panel().share().value())
                    .isGreaterThan(shift.keyed().share().high());
            assertThat(shift.asked().share().value())
                    .as("said by what the panel calibrated, of reports like the panel's")
                    .isCloseTo(nobody, within(.08));
        }
        assertThat(seen).isPositive();
        for (PriorShift shift : without.shifts()) {
            assertThat(shift.panel().sets()).isZero();
            assertThat(shift.keyed())
                    .isEqualTo(with.shifts().get(shift.segment().ordinal()).keyed());
        }
    }
}
