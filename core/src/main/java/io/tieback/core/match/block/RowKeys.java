package io.tieback.core.match.block;

import io.tieback.core.match.records.ColumnExpression;
import io.tieback.core.match.records.EncodedColumn;
import io.tieback.core.match.records.PackedStrings;
import io.tieback.core.match.records.RecordTable;
import java.util.List;

/** One dense key per row for a conjunction of expressions; −1 where any of them is missing. */
final class RowKeys {
    private RowKeys() {}

    static int[] of(RecordTable table, List<ColumnExpression> expressions) {
        int[] keys = codes(expressions.get(0).of(table));
        for (ColumnExpression expression : expressions.subList(1, expressions.size())) {
            combine(keys, expression.of(table));
        }
        return keys;
    }

    private static int[] codes(EncodedColumn column) {
        int[] codes = new int[column.rows()];
        for (int row = 0; row < codes.length; row++) {
            codes[row] = column.code(row);
        }
        return codes;
    }

    private static void combine(int[] keys, EncodedColumn column) {
        int capacity = Integer.highestOneBit(Math.max(8, keys.length)) * 4;
        long[] pairs = new long[capacity];
        int[] dense = new int[capacity];
        int next = 0;
        for (int row = 0; row < keys.length; row++) {
            int code = column.code(row);
            if (keys[row] < 0 || code < 0) {
                keys[row] = -1;
                continue;
            }
            long pair = ((long) keys[row] << 32 | code) + 1;
            int slot = (int) PackedStrings.mix(pair) & capacity - 1;
            while (pairs[slot] != 0 && pairs[slot] != pair) {
                slot = slot + 1 & capacity - 1;
            }
            if (pairs[slot] == 0) {
                pairs[slot] = pair;
                dense[slot] = next++;
            }
            keys[row] = dense[slot];
        }
    }
}
