package io.tieback.eval.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieback.eval.data.Teachers;
import io.tieback.eval.oracle.UntaughtOracle;
import io.tieback.eval.yardstick.AnswerRow;
import io.tieback.eval.yardstick.Measured;
import io.tieback.world.World;
import io.tieback.world.read.WorldFolder;
import io.tieback.world.settings.Profile;
import io.tieback.world.settings.WorldSettings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValueYardstickTest {
    private static final long SEED = 96;

    @TempDir
    private static Path folder;

    private static Teachers teachers;
    private static List<ValueQuestion> judged = List.of();
    private static List<ValueQuestion> lessons = List.of();

    /** People of a messy world who buy a lot, so that few suffice. */
    private static WorldFolder world(long seed) {
        WorldSettings settings = WorldSettings.of(Profile.HOPELESS)
                .with("demand.per.month", "12")
                .with("demand.buys", ".5");
        World world = new World("hopeless+", settings, seed, 150, 20, World.USUAL_START);
        return WorldFolder.write(world, folder.resolve("world" + seed), (step, done, total) -> {});
    }

    @BeforeAll
    static void read() {
        teachers = new Teachers(world(SEED), List.of(world(SEED + 1)), 1, (step, done, total) -> {});
        judged = AskedValues.of(teachers.judged());
        lessons = AskedValues.of(teachers.given().get(0));
    }

    private static ValueOracle.School school() {
        var school = new ValueOracle.School(SEED);
        school.learn(lessons);
        return school;
    }

    /** Which share of the wrong values is noticed, less that of the right ones. */
    private static double told(ValueOracle oracle) {
        return noticed(oracle, true) - noticed(oracle, false);
    }

    private static double noticed(ValueOracle oracle, boolean wrong) {
        return judged.stream()
                .filter(one -> one.told().isThere() && one.isWrong() == wrong)
                .mapToDouble(one -> oracle.notices(one) ? 1 : 0)
                .average()
                .orElseThrow();
    }

    @Test
    void whatIsHiddenIsNotToBeSeenInAnyReportOfTheAct() {
        assertThat(judged).filteredOn(ValueQuestion::isHidden).hasSizeGreaterThan(50);
        assertThat(judged).filteredOn(ValueQuestion::isHidden).allSatisfy(one -> {
            assertThat(one.told()).isEqualTo(new ValueQuestion.Told(false, 0, 0));
            assertThat(StrictMath.exp(one.anchor())).isEqualTo(one.usual());
            assertThat(one.features().get(0)).isNaN();
        });
    }

    @Test
    void aValueIsWrongExactlyWhereAFaultMadeItDiffer() {
        Map<String, Integer> faults = new HashMap<>();
        assertThat(judged).filteredOn(ValueQuestion::isWrong).allSatisfy(one -> {
            Set<String> why = new HashSet<>(one.judged().truth().faults());
            why.removeIf(fault -> !fault.startsWith("value_") && !fault.equals("currency_wrong"));
            assertThat(why).isNotEmpty();
            why.forEach(fault -> faults.merge(fault, 1, Integer::sum));
        });
        assertThat(faults)
                .containsKeys("value_zero", "value_in_minor_units", "currency_wrong", "value_gross", "value_constant");
        assertThat(judged)
                .filteredOn(one -> one.told().isThere() && !one.isWrong())
                .allSatisfy(one -> assertThat(one.told().minor()).isEqualTo(one.truth()));
    }

    @Test
    void theTruthOfOtherSeedsNoticesWrongValuesAndAShuffledOneDoesNot() throws UntaughtOracle {
        assertThat(told(school().teach())).isGreaterThan(.4);
        assertThat(told(school().shuffled(3).teach())).isBetween(-.1, .1);
    }

    @Test
    void aShuffledTruthRanksHiddenValuesNoBetterThanChance() throws UntaughtOracle {
        AskedPart part = new AskedPart(judged, ValueQuestion::isHidden, 1);
        ValueOracle blind = school().shuffled(4).teach();
        Measured beyond = part.figure(part.inMedians(blind::mean), ValueErrors::spearman);
        assertThat(beyond.low()).isLessThan(.05);
    }

    @Test
    void peopleWhoBringTheMeansToScaleTeachNothingElse() {
        Set<Long> held = new HashSet<>();
        Set<Long> taught = new HashSet<>();
        lessons.forEach(one -> (ValueOracle.isHeld(one) ? held : taught)
                .add(one.judged().truth().personId()));
        assertThat(held).isNotEmpty().doesNotContainAnyElementsOf(taught);
    }

    @Test
    void rowsNameTodayBaseLineAndOracleAndTheLeakCheckFindsNothing() {
        List<AnswerRow> rows = ValueYardstick.measure(teachers, 1);
        AnswerRow sum = row(rows, "values as reported: error of the sum by advertiser");
        assertThat(sum.oracle().value()).isLessThan(sum.baseline().value());
        assertThat(rows.get(0).estimate().value()).isEqualTo(1);
        assertThat(rows).filteredOn(row -> row.name().startsWith("leak check")).hasSize(2);
        assertThat(rows).noneMatch(AnswerRow::isLeak);
    }

    private static AnswerRow row(List<AnswerRow> rows, String name) {
        return rows.stream().filter(row -> row.name().equals(name)).findFirst().orElseThrow();
    }
}
