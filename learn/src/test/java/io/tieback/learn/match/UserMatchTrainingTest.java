package io.tieback.learn.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tieback.core.identity.CalibrationGround;
import io.tieback.core.identity.EvidenceSegment;
import io.tieback.core.identity.LabelledSet;
import io.tieback.core.identity.UserMatchModel;
import io.tieback.learn.match.SetParts.Part;
import io.tieback.learn.release.HeldOutMetric;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserMatchTrainingTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void whatIsSaidOfNewPeopleComesTrueAndNobodyHasItsMass(long seed) {
        UserMatchModel model =
                train(new MadeUpSets(.3, false, seed).draw(12_000)).model("m");
        MadeUpSets others = new MadeUpSets(.3, false, seed + 100);
        List<LabelledSet> judged = others.draw(12_000);
        SetScores scores = SetScores.of(judged, model);
        double[] once = once(scores);
        assertThat(scores.nobodyError(once)).isLessThan(.025);
        assertThat(scores.topError(once)).isLessThan(.025);
        double said = 0;
        double best = 0;
        for (LabelledSet set : judged) {
            said += 1 - Arrays.stream(model.probabilities(set.rows())).sum();
            double[] truth = others.truth(set);
            double none = 1 - Arrays.stream(truth).sum();
            best -= Math.log(set.right() < 0 ? none : truth[set.right()]);
        }
        double nobody = judged.stream().filter(set -> set.right() < 0).count();
        assertThat(said / judged.size()).isCloseTo(nobody / judged.size(), within(.015));
        assertThat(scores.logLoss(once)).isLessThan(best / judged.size() + .015);
    }

    @Test
    void levelsServeWhereNumbersAreIndependentAndTreesWhereTheyOnlySpeakTogether() {
        TrainedUserMatch independent = trained(new MadeUpSets(.3, false, 3).draw(8_000));
        assertThat(independent.choices()).noneMatch(SegmentChoice::isBoosted);
        TrainedUserMatch paired = trained(new MadeUpSets(.3, true, 3).draw(8_000));
        assertThat(paired.choices().stream().filter(SegmentChoice::isBoosted))
                .isNotEmpty()
                .allMatch(choice -> choice.lossDifference().value() < 0);
        assertThat(figure(paired, "served", "log loss, nats"))
                .isLessThan(figure(paired, "Fellegi–Sunter", "log loss, nats") - .05);
    }

    @Test
    void withoutALabelLevelsServeFromTheFirstDayAndCallThemselvesUncalibrated() {
        UserMatchTraining training = new UserMatchTraining(4);
        new MadeUpSets(.26, false, 4).draw(8_000).forEach(set -> training.add(set.untold()));
        TrainedUserMatch trained = training.train();
        assertThat(trained.metrics()).isEmpty();
        assertThat(trained.choices()).hasSize(EvidenceSegment.values().length).noneMatch(SegmentChoice::isBoosted);
        UserMatchModel model = trained.release().model("first");
        List<LabelledSet> judged = new MadeUpSets(.26, false, 5).draw(4_000);
        assertThat(model.match(users(judged.get(0)), judged.get(0).rows()).ground())
                .isEqualTo(CalibrationGround.NONE);
        SetScores scores = SetScores.of(judged, model);
        assertThat(scores.precision(.9, once(scores))).isGreaterThan(.9);
        assertThat(scores.recall(.9, once(scores))).isGreaterThan(.05);
    }

    @Test
    void setsWithoutALabelDoNotBlurWhatLabelsTell() {
        List<LabelledSet> told = new MadeUpSets(.3, false, 13).draw(2_000);
        UserMatchTraining mixed = new UserMatchTraining(9);
        told.forEach(mixed::add);
        new MadeUpSets(5, true, 14).draw(2_000).forEach(set -> mixed.add(set.untold()));
        assertThat(mixed.train().release().levels().levels())
                .isEqualTo(train(told).levels().levels());
    }

    @Test
    void aPanelMendsWhatKeyedReportsSayTooSurelyOfOthers() {
        UserMatchTraining training = new UserMatchTraining(10);
        new MadeUpSets(3, false, 11).draw(6_000).forEach(training::add);
        UserMatchModel keyed = training.train().release().model("keyed");
        UserMatchTraining second = new UserMatchTraining(10);
        new MadeUpSets(3, false, 11).draw(6_000).forEach(second::add);
        MadeUpSets target = new MadeUpSets(.15, false, 12);
        target.draw(2_000).stream()
                .map(set -> new LabelledSet(set.rows(), set.right(), set.person() + 1_000_000, set.advertiserId()))
                .forEach(second::addPanel);
        TrainedUserMatch trained = second.train();
        List<LabelledSet> judged = target.draw(6_000);
        SetScores before = SetScores.of(judged, keyed);
        SetScores after = SetScores.of(judged, trained.release().model("panel"));
        assertThat(before.nobodyError(once(before))).isGreaterThan(.1);
        assertThat(after.nobodyError(once(after))).isLessThan(.05);
        assertThat(trained.release().segments().values())
                .allMatch(serving -> serving.ground() == CalibrationGround.PANEL);
        assertThat(trained.metrics()).anyMatch(metric -> metric.scorer().equals("served, truth panel"));
        assertThatThrownBy(() -> second.addPanel(judged.get(0).untold())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nobodyWhoJudgesHasTaughtAndNoHeldOutAdvertiserTeaches() {
        SetParts parts = new SetParts(5);
        List<LabelledSet> sets = new MadeUpSets(.3, false, 6).draw(3_000);
        sets.forEach(parts::add);
        Set<Long> seen = new HashSet<>();
        for (Part part : List.of(Part.SCORERS, Part.CALIBRATION, Part.TEST)) {
            Set<Long> people = new HashSet<>();
            parts.of(part).forEach(set -> people.add(set.person()));
            assertThat(people).isNotEmpty().noneMatch(seen::contains);
            seen.addAll(people);
        }
        assertThat(parts.heldOut()).hasSize(2);
        assertThat(parts.of(Part.SCORERS)).noneMatch(set -> parts.heldOut().contains(set.advertiserId()));
        assertThat(parts.of(Part.CALIBRATION)).noneMatch(set -> parts.heldOut().contains(set.advertiserId()));
        assertThat(parts.of(Part.TEST)).anyMatch(set -> parts.heldOut().contains(set.advertiserId()));
    }

    @Test
    void aPersonOfThePanelTeachesAndJudgesNothingElse() {
        SetParts parts = new SetParts(5);
        new MadeUpSets(.3, false, 6).draw(400).forEach(parts::add);
        new MadeUpSets(.3, false, 7).draw(200).forEach(parts::addPanel);
        for (Part part : List.of(Part.SCORERS, Part.CALIBRATION, Part.TEST)) {
            assertThat(parts.of(part)).isNotEmpty().allMatch(set -> set.person() >= 100);
        }
        assertThat(parts.of(Part.PANEL)).hasSize(200);
    }

    @Test
    void fewLabelsAndEmptySetsAreTakenAndNoCandidateAtAllIsRefused() {
        UserMatchTraining few = new UserMatchTraining(7);
        new MadeUpSets(.3, false, 8).draw(30).forEach(few::add);
        few.add(new LabelledSet(List.of(), LabelledSet.NOBODY, 1, "a"));
        assertThat(few.train().choices()).noneMatch(SegmentChoice::isBoosted);
        UserMatchTraining empty = new UserMatchTraining(7);
        empty.add(new LabelledSet(List.of(), LabelledSet.NOBODY, 1, "a"));
        assertThatThrownBy(empty::train).isInstanceOf(IllegalArgumentException.class);
    }

    private static double figure(TrainedUserMatch trained, String scorer, String figure) {
        return trained.metrics().stream()
                .filter(metric ->
                        metric.scorer().equals(scorer) && metric.figure().equals(figure))
                .map(HeldOutMetric::value)
                .findFirst()
                .orElseThrow()
                .value();
    }

    private static UserMatchRelease train(List<LabelledSet> sets) {
        return trained(sets).release();
    }

    private static TrainedUserMatch trained(List<LabelledSet> sets) {
        UserMatchTraining training = new UserMatchTraining(9);
        sets.forEach(training::add);
        return training.train();
    }

    private static List<String> users(LabelledSet set) {
        return IntStream.range(0, set.rows().size()).mapToObj(i -> "u" + i).toList();
    }

    private static double[] once(SetScores scores) {
        double[] once = new double[scores.people()];
        Arrays.fill(once, 1);
        return once;
    }
}
