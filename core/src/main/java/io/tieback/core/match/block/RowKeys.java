package io.tieback.core.match.block;

import io.tieback.core.match.records.ColumnExpression;
import io.tieback.core.match.records.EncodedColumn;
import io.tieback.core.match.records.PackedStrings;
import io.tieback.core.match.records.RecordTable;
import io.tieback.core.match.records.Space;
import java.nio.IntBuffer;
import java.util.List;

/** One dense key per row for a conjunction of expressions; −1 where any of them is missing. */
final class RowKeys {
    private RowKeys() {}

    static IntBuffer of(RecordTable table, List<ColumnExpression> expressions) {
        IntBuffer keys = codes(expressions.get(0).of(table), table.space());
        for (ColumnExpression expression : expressions.subList(1, expressions.size())) {
            keys = combined(keys, expression.of(table), table.space());
        }
        return keys;
    }

    private static IntBuffer codes(EncodedColumn column, Space space) {
        IntBuffer codes = space.ints(column.rows());
        for (int row = 0; row < column.rows(); row++) {
            codes.put(row, column.code(row));
        }
        return codes;
    }

    /** Numbers the pairs of a key and a code by first appearance; each slot holds a row that shows its pair. */
    private static IntBuffer combined(IntBuffer keys, EncodedColumn column, Space space) {
        int rows = column.rows();
        int capacity = Integer.highestOneBit(Math.max(8, rows)) * 2;
        IntBuffer shownBy = space.ints(rows > capacity / 4 * 3 ? capacity * 2 : capacity);
        IntBuffer combined = space.ints(rows);
        int mask = shownBy.capacity() - 1;
        int next = 0;
        for (int row = 0; row < rows; row++) {
            int key = keys.get(row);
            int code = column.code(row);
            if ((key | code) < 0) {
                combined.put(row, -1);
                continue;
            }
            int slot = (int) PackedStrings.mix((long) key << 32 | code) & mask;
            int shown = shownBy.get(slot) - 1;
            while (shown >= 0 && (keys.get(shown) != key || column.code(shown) != code)) {
                slot = slot + 1 & mask;
                shown = shownBy.get(slot) - 1;
            }
            if (shown < 0) {
                shownBy.put(slot, row + 1);
            }
            combined.put(row, shown < 0 ? next++ : combined.get(shown));
        }
        return combined;
    }
}
