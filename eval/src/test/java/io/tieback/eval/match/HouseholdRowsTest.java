package io.tieback.eval.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tieback.core.identity.CalibrationGround;
import io.tieback.core.identity.CandidateFeatures;
import io.tieback.core.identity.CandidateSet;
import io.tieback.core.identity.FeatureLevels;
import io.tieback.core.identity.FellegiSunterCandidates;
import io.tieback.core.identity.SetCalibrator;
import io.tieback.core.identity.UserMatchModel;
import io.tieback.core.identity.UserMatchModel.Serving;
import io.tieback.eval.yardstick.AnswerRow;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HouseholdRowsTest {
    /** To it all candidates are as likely as nobody. */
    private static final UserMatchModel ALIKE = UserMatchModel.of(
            "alike",
            new Serving(
                    new FellegiSunterCandidates(
                            1,
                            CandidateFeatures.NAMES.stream()
                                    .map(name ->
                                            new FeatureLevels(name, List.of(), List.of(.5, .5), List.of(.5, .5), 1))
                                    .toList()),
                    SetCalibrator.NONE,
                    CalibrationGround.NONE));

    /** One act by the likeliest, one by who lives with it, one by a child of theirs, one by a guest. */
    private static final List<MatchSet> SETS =
            List.of(set(1, 0, true, 7, 9, 9), set(2, 1, true, 7, 9, 9), set(3, -1, false, 7, 9, 9), guest());

    @Test
    void whoeverOfTheHouseholdDidItMakesItComeTrueIfTheyAreUsers() {
        List<AnswerRow> rows = HouseholdRows.of("x", SETS, ALIKE, 5);
        assertThat(row(rows, "household right").estimate().value()).isEqualTo(.5);
        assertThat(row(rows, "household right").baseline().value()).isEqualTo(.25);
        // two of three in each of the first, one of three where the guest is no resident
        double said = (3 * 2 / 3.0 + 1 / 3.0) / 4;
        assertThat(row(rows, "said less came true").estimate().value()).isCloseTo(said - .5, within(1e-9));
        assertThat(row(rows, "of anybody there").estimate().value()).isCloseTo(said - .75, within(1e-9));
        assertThat(row(rows, "said less came true").baseline().value()).isCloseTo(1 / 3.0 - .5, within(1e-9));
        assertThat(row(rows, "told to live there who do").estimate().value()).isEqualTo(1);
        assertThat(row(rows, "who live there who are told").estimate().value()).isEqualTo(1);
    }

    private static AnswerRow row(List<AnswerRow> rows, String end) {
        return rows.stream().filter(row -> row.name().endsWith(end)).findFirst().orElseThrow();
    }

    private static MatchSet guest() {
        return set(4, 1, true, 8, 9, 1);
    }

    /** @param days that each candidate was seen at the home, the first living in household 7 */
    private static MatchSet set(long person, int right, boolean hasUser, long home, int... days) {
        List<double[]> rows =
                IntStream.of(days).mapToObj(HouseholdRowsTest::atHome).toList();
        long second = days[1] > 1 ? 7 : 8;
        return new MatchSet(
                person,
                hasUser,
                "shop",
                new CandidateSet(List.of("a", "b"), rows),
                right,
                List.of(1, 1),
                home,
                List.of(7L, second));
    }

    private static double[] atHome(int days) {
        double[] row = new double[CandidateFeatures.NAMES.size()];
        Arrays.fill(row, Double.NaN);
        row[CandidateFeatures.NAMES.indexOf("days at the address")] = days;
        row[CandidateFeatures.NAMES.indexOf("days at the address afterwards")] = 0;
        row[CandidateFeatures.NAMES.indexOf("users of the address")] = 4;
        return row;
    }
}
