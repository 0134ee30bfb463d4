package io.tieback.core.match.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tieback.core.match.records.ColumnExpression;
import io.tieback.core.match.records.EncodedColumn;
import io.tieback.core.match.records.PackedStrings;
import io.tieback.core.match.records.RecordTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each kind of level says of two values, worked out by hand; linked from left to right. */
class LevelVerdictsTest {
    @ParameterizedTest
    @CsvSource({
        "10, 12, true",
        "12, 10, true",
        "10, 12.5, false",
        "-1, 1, true",
        "1e1, 8, true",
        "ten, 10, false",
    })
    void numbersWithinTwo(String left, String right, boolean holds) {
        assertThat(holds(new LevelCondition.NumbersWithin(2), left, right)).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({"100, 90, true", "90, 100, true", "100, 89, false", "-100, -90, true", "0, 0, true", "1, x, false"})
    void numbersWithinATenthOfTheLarger(String left, String right, boolean holds) {
        assertThat(holds(new LevelCondition.ShareWithin(0.1), left, right)).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({"100, 97, true", "97, 100, false", "100, 96, false", "100, 100, true", "0, 0, false"})
    void theRightNumberOverTheLeft(String left, String right, boolean holds) {
        assertThat(holds(new LevelCondition.RatioBetween(0.97, 1), left, right)).isEqualTo(holds);
    }

    /** 2024 is a leap year: from 28 February to 1 March are two days; in 2023 one. */
    @ParameterizedTest
    @CsvSource({
        "2024-02-28, 2024-03-01, true",
        "2024-02-28, 2024-03-02, false",
        "2023-02-28, 2023-03-02, true",
        "2023-02-28, 20230301, true",
        "2024-03-01, 2024-02-28, false",
        "2024-03-01, 2024-02-29, true",
        "2023-02-29, 2023-03-01, false",
        "1999-12-31 23:59, 2000-01-02, true",
    })
    void daysFromMinusOneToTwo(String left, String right, boolean holds) {
        assertThat(holds(new LevelCondition.DaysBetween(-1, 2), left, right)).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({"a|b|c, c|a, true", "a|b|c, c|d, false", "a|a|b, a|a, false", "a | b, b|a|x, true", "ab, a|b, false"})
    void twoElementsShared(String left, String right, boolean holds) {
        assertThat(holds(new LevelCondition.ElementsShared(2), left, right)).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({"kitten, sitten, true", "ab, ba, false", "kitten, sittin, false", "ab, abc, true", "ab, ab, true"})
    void levenshteinOfOne(String left, String right, boolean holds) {
        assertThat(holds(new LevelCondition.LevenshteinAtMost(1), left, right)).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({"ab, ba, true", "1984-07-12, 1984-07-21, true", "abc, cba, false", "ca, abc, false"})
    void damerauOfOneTakesASwapForOneEdit(String left, String right, boolean holds) {
        assertThat(holds(new LevelCondition.DamerauAtMost(1), left, right)).isEqualTo(holds);
    }

    /** MARTHA and MARHTA are alike by .9611 (Winkler 1990). */
    @ParameterizedTest
    @CsvSource({".961, true", ".962, false"})
    void jaroWinklerAtLeast(double minimum, boolean holds) {
        assertThat(holds(new LevelCondition.JaroWinklerAtLeast(minimum), "MARTHA", "MARHTA"))
                .isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({"Jo, Joanna, true", "Joanna, Jo, true", "J, Joanna, false", "Jon, Joanna, false"})
    void oneBeginsTheOtherOfAtLeastTwoCharacters(String left, String right, boolean holds) {
        assertThat(holds(new LevelCondition.OneStartsOther(2), left, right)).isEqualTo(holds);
    }

    @Test
    void aFunctionOfBothAndAllOfSeveralConditions() {
        LevelCondition month =
                new LevelCondition.Same(((ColumnExpression.Call) ColumnExpression.parse("prefix(x, 7)")).function());
        assertThat(holds(month, "1984-07-12", "1984-07-30")).isTrue();
        assertThat(holds(month, "1984-07-12", "1984-08-12")).isFalse();
        LevelCondition both = new LevelCondition.All(List.of(month, new LevelCondition.DaysBetween(0, 5)));
        assertThat(holds(both, "1984-07-12", "1984-07-17")).isTrue();
        assertThat(holds(both, "1984-07-12", "1984-07-30")).isFalse();
        assertThat(holds(both, "1984-07-31", "1984-08-01")).isFalse();
    }

    @Test
    void levelsAreTriedFromTheTopAndAMissingValueIsALevelOfItsOwn() {
        List<ComparisonLevel> levels = List.of(
                new ComparisonLevel("exact", new LevelCondition.Exact(), 0),
                new ComparisonLevel("near", new LevelCondition.NumbersWithin(1), 0),
                new ComparisonLevel("nearer", new LevelCondition.NumbersWithin(0.5), 0));
        assertThat(level(levels, "7", "7")).isEqualTo(1);
        assertThat(level(levels, "7", "7.0")).isEqualTo(2);
        assertThat(level(levels, "7", "9")).isEqualTo(4);
        assertThat(level(levels, "7", " ")).isZero();
        assertThat(level(levels, "", "")).isZero();
    }

    /**
     * Eight rows: anna is in four (1 bit), smith in two (2 bits), zoe and smyth in one each (3 bits). smith and smyth are
     * alike by Jaro (4/5 + 4/5 + 1) / 3 = .8667, with two letters of common beginning .8667 + .2 × .1333 = .8933.
     */
    @ParameterizedTest
    @CsvSource({
        "anna smith, zoe smith, 2, .6667",
        "anna smith, anna smyth, 2.7867, .9289",
        "anna smith, a jones, 1, .3333",
        "zoe smith, anna jones, 0, 0",
    })
    void wordsInCommonWeighTheirRarityAndSimilarOnesInPart(String left, String right, double bits, double share) {
        RecordTable table = table(
                List.of("anna smith", "zoe smith", "anna smyth", "a jones"),
                List.of("anna jones", "anna jones", "jones", "jones"));
        double[] told = soft(table, left, right);
        assertThat(told[0]).as("bits").isCloseTo(bits, within(1e-4));
        assertThat(told[1]).as("share").isCloseTo(share, within(1e-4));
        LevelCondition reached = new LevelCondition.WordsShared(Math.max(0, share - 1e-3), Math.max(0, bits - 1e-3));
        LevelCondition tooFew = new LevelCondition.WordsShared(0, bits + 1e-3);
        assertThat(verdict(table, reached, left, right)).isTrue();
        assertThat(verdict(table, tooFew, left, right)).isFalse();
    }

    private static double[] soft(RecordTable table, String left, String right) {
        WordOverlap overlap = new WordOverlap(WordIndex.of(table.column("x")));
        overlap.compare(code(table, left), code(table, right));
        return new double[] {overlap.sharedBits(), overlap.share()};
    }

    private static int code(RecordTable table, String value) {
        return table.column("x").code(row(table, value, 0));
    }

    private static int row(RecordTable table, String value, int from) {
        return IntStream.range(from, table.rows())
                .filter(row -> table.column("x").at(row).orElse("").equals(value))
                .findFirst()
                .orElseThrow();
    }

    private static boolean verdict(RecordTable table, LevelCondition condition, String left, String right) {
        Comparison comparison = new Comparison(
                "x", ColumnExpression.parse("x"), List.of(new ComparisonLevel("asked", condition, 0)), 0);
        PairComparer comparer = ComparedColumns.of(table, List.of(comparison)).newComparer();
        return comparer.level(0, row(table, left, 0), row(table, right, 0)) == 1;
    }

    private static boolean holds(LevelCondition condition, String left, String right) {
        return level(List.of(new ComparisonLevel("asked", condition, 0)), left, right) == 1;
    }

    private static int level(List<ComparisonLevel> levels, String left, String right) {
        RecordTable table = table(List.of(left), List.of(right));
        Comparison comparison = new Comparison("x", ColumnExpression.parse("x"), levels, 0);
        return ComparedColumns.of(table, List.of(comparison)).newComparer().level(0, 0, 1);
    }

    private static RecordTable table(List<String> left, List<String> right) {
        List<Optional<String>> values = new ArrayList<>();
        PackedStrings.Builder ids = new PackedStrings.Builder();
        left.forEach(value -> values.add(Optional.of(value)));
        right.forEach(value -> values.add(Optional.of(value)));
        IntStream.range(0, values.size()).forEach(i -> ids.append("r" + i));
        return RecordTable.toLink(Map.of("x", EncodedColumn.of(values)), ids.build(), left.size());
    }
}
