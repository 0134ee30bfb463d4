package io.tieback.core.match.block;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieback.core.match.MadeUpPeople;
import io.tieback.core.match.compare.LevelCondition;
import io.tieback.core.match.compare.PairWindow;
import io.tieback.core.match.records.ColumnExpression;
import io.tieback.core.match.records.RecordTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockedPairsTest {
    private static final List<BlockingRule> RULES = List.of(
            BlockingRule.on("given", "surname"),
            BlockingRule.on("prefix(surname, 2)", "prefix(born, 4)"),
            new BlockingRule(
                    List.of(ColumnExpression.parse("town")),
                    List.of(new PairWindow(
                            ColumnExpression.parse("born"), new LevelCondition.DaysBetween(-200, 200)))));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyPairThatAnyRuleProposesComesExactlyOnce(long seed) {
        RecordTable table = new MadeUpPeople(300, seed).table();
        BlockedPairs pairs = BlockedPairs.of(table, RULES);
        List<Long> found = new ArrayList<>();
        for (int portion = 0; portion < pairs.portions(); portion++) {
            pairs.forEach(portion, (left, right) -> {
                assertThat(left).isLessThan(right);
                found.add((long) left << 32 | right);
            });
        }
        Set<Long> expected = new HashSet<>();
        for (int left = 0; left < table.rows(); left++) {
            for (int right = left + 1; right < table.rows(); right++) {
                if (anyProposes(table, left, right)) {
                    expected.add((long) left << 32 | right);
                }
            }
        }
        assertThat(found).as("seed %d", seed).doesNotHaveDuplicates();
        assertThat(new HashSet<>(found)).as("seed %d", seed).isEqualTo(expected);
    }

    @Test
    void theSizeReportBoundsWhatIsCompared() {
        BlockedPairs pairs = BlockedPairs.of(new MadeUpPeople(300, 4).table(), RULES);
        long compared = 0;
        for (long count : pairs.countByRule()) {
            compared += count;
        }
        assertThat(compared).isPositive().isLessThanOrEqualTo(pairs.pairsAtMost());
        assertThat(pairs.sizes().get(0).worst()).isNotEmpty();
        assertThat(pairs.sizes().get(0).worst().get(0).values()).contains("given = ", "surname = ");
    }

    private static boolean anyProposes(RecordTable table, int left, int right) {
        boolean first = equal(table, "given", left, right) && equal(table, "surname", left, right);
        boolean second =
                equal(table, "prefix(surname, 2)", left, right) && equal(table, "prefix(born, 4)", left, right);
        return first || second || equal(table, "town", left, right) && near(table, left, right);
    }

    private static boolean equal(RecordTable table, String expression, int left, int right) {
        ColumnExpression parsed = ColumnExpression.parse(expression);
        String value = parsed.valueAt(table, left);
        return !value.isEmpty() && value.equals(parsed.valueAt(table, right));
    }

    private static boolean near(RecordTable table, int left, int right) {
        Optional<Long> a = day(table, left);
        Optional<Long> b = day(table, right);
        return a.isPresent() && b.isPresent() && Math.abs(a.get() - b.get()) <= 200;
    }

    private static Optional<Long> day(RecordTable table, int row) {
        return table.column("born")
                .at(row)
                .filter(text -> text.matches("\\d{4}-\\d\\d-\\d\\d"))
                .map(text -> LocalDate.parse(text).toEpochDay());
    }
}
