package io.tieback.core.match.compare;

import io.tieback.core.match.records.ColumnExpression;
import io.tieback.core.match.records.EncodedColumn;
import io.tieback.core.match.records.RecordTable;
import java.nio.IntBuffer;

/**
 * A range that the difference of two rows must lie in, beside the equal keys of a blocking rule: days, ratio or
 * numbers.
 *
 * @param input what is looked at
 * @param condition a cheap condition, taken from left to right; when deduplicating, either way round
 */
public record PairWindow(ColumnExpression input, LevelCondition condition) {
    public PairWindow {
        boolean range = condition instanceof LevelCondition.DaysBetween
                || condition instanceof LevelCondition.RatioBetween
                || condition instanceof LevelCondition.ShareWithin
                || condition instanceof LevelCondition.NumbersWithin;
        if (!range) {
            throw new IllegalArgumentException("a window is a range of days, a ratio or a difference of numbers");
        }
    }

    /** The window over the rows of a table; may be used by several threads. */
    public Bound bind(RecordTable table) {
        PreparedColumn column = new PreparedColumn(input.of(table));
        CodePredicate holds = condition.bind(new PairMeasures(column));
        boolean days = condition instanceof LevelCondition.DaysBetween;
        return new Bound(this, column, holds, days ? column.days() : IntBuffer.allocate(0), table.isLinking());
    }

    /** A window over the rows of one table. */
    public static final class Bound {
        private final PairWindow window;
        private final EncodedColumn column;
        private final CodePredicate holds;
        private final IntBuffer days;
        private final boolean directed;

        private Bound(PairWindow window, PreparedColumn column, CodePredicate holds, IntBuffer days, boolean directed) {
            this.window = window;
            this.column = column.column();
            this.holds = holds;
            this.days = days;
            this.directed = directed;
        }

        /** Whether a pair of rows lies in the window; never where a value is missing. */
        public boolean holds(int left, int right) {
            int a = column.code(left);
            int b = column.code(right);
            return (a | b) >= 0 && (holds.test(a, b) || !directed && holds.test(b, a));
        }

        /** Whether rows can be swept in the order of {@link #day}, looking {@link #reach} days ahead at most. */
        public boolean isSwept() {
            return days.capacity() > 0;
        }

        /** The day of a row's value; the least integer where there is none. */
        public int day(int row) {
            int code = column.code(row);
            return code < 0 ? Dates.NO_DAY : days.get(code);
        }

        /** The first and last lag in days that a pair may have; symmetric when deduplicating. */
        public int[] reach() {
            LevelCondition.DaysBetween range = (LevelCondition.DaysBetween) window.condition();
            int most = Math.max(Math.abs(range.minimum()), Math.abs(range.maximum()));
            return directed ? new int[] {range.minimum(), range.maximum()} : new int[] {-most, most};
        }
    }
}
