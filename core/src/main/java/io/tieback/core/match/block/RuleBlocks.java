package io.tieback.core.match.block;

import io.tieback.core.match.compare.PairWindow;
import io.tieback.core.match.records.RecordTable;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The blocks of one rule: rows grouped by key, only groups that make a pair. When linking, the left rows of a group
 * come before its right ones; with a window of days, each side is in the order of its day.
 */
final class RuleBlocks {
    private final IntBuffer keys;
    private final IntBuffer rows;
    private final int[] starts;
    private final int leftRows;
    private final boolean linking;
    private final List<PairWindow.Bound> windows;

    private RuleBlocks(
            IntBuffer keys, IntBuffer rows, int[] starts, RecordTable table, List<PairWindow.Bound> windows) {
        this.keys = keys;
        this.rows = rows;
        this.starts = starts;
        this.leftRows = table.leftRows();
        this.linking = table.isLinking();
        this.windows = windows;
    }

    static RuleBlocks of(RecordTable table, BlockingRule rule) {
        IntBuffer keys = RowKeys.of(table, rule.keys());
        List<PairWindow.Bound> windows = new ArrayList<>();
        rule.windows().forEach(window -> windows.add(window.bind(table)));
        int groups = 0;
        for (int row = 0; row < table.rows(); row++) {
            groups = Math.max(groups, keys.get(row) + 1);
        }
        int[] sizes = new int[groups];
        int[] lefts = new int[table.isLinking() ? groups : 0];
        for (int row = 0; row < table.rows(); row++) {
            int key = keys.get(row);
            if (key >= 0) {
                sizes[key]++;
                if (table.isLinking() && row < table.leftRows()) {
                    lefts[key]++;
                }
            }
        }
        int[] starts = starts(sizes, lefts);
        int[] next = Arrays.copyOf(starts, starts.length - 1);
        IntBuffer rows = table.space().ints(starts[starts.length - 1]);
        for (int row = 0; row < table.rows(); row++) {
            int group = keys.get(row) < 0 ? -1 : sizes[keys.get(row)];
            keys.put(row, group);
            if (group >= 0) {
                rows.put(next[group]++, row);
            }
        }
        RuleBlocks blocks = new RuleBlocks(keys, rows, starts, table, windows);
        windows.stream().filter(PairWindow.Bound::isSwept).findFirst().ifPresent(blocks::sortByDay);
        return blocks;
    }

    /**
     * Where the rows of each group start that makes a pair; puts the number of that group in place of its size, −1 for
     * the others.
     */
    private static int[] starts(int[] sizes, int[] lefts) {
        int[] starts = new int[16];
        int kept = 0;
        for (int group = 0; group < sizes.length; group++) {
            int size = sizes[group];
            boolean pairs = lefts.length > 0 ? lefts[group] > 0 && lefts[group] < size : size > 1;
            sizes[group] = pairs ? kept : -1;
            if (pairs) {
                if (kept + 1 == starts.length) {
                    starts = Arrays.copyOf(starts, starts.length + (starts.length >> 1));
                }
                starts[kept + 1] = starts[kept] + size;
                kept++;
            }
        }
        return Arrays.copyOf(starts, kept + 1);
    }

    private void sortByDay(PairWindow.Bound window) {
        for (int group = 0; group < groups(); group++) {
            int middle = middle(group);
            sortByDay(window, starts[group], middle);
            sortByDay(window, middle, starts[group + 1]);
        }
    }

    private void sortByDay(PairWindow.Bound window, int from, int to) {
        long[] keyed = new long[to - from];
        for (int i = from; i < to; i++) {
            keyed[i - from] = (long) window.day(rows.get(i)) << 32 | rows.get(i);
        }
        Arrays.sort(keyed);
        for (int i = from; i < to; i++) {
            rows.put(i, (int) keyed[i - from]);
        }
    }

    int groups() {
        return starts.length - 1;
    }

    /** Whether this rule proposes a pair. */
    boolean proposes(int left, int right) {
        return keys.get(left) >= 0 && keys.get(left) == keys.get(right) && inWindows(left, right);
    }

    /** Any row of a group. */
    int sample(int group) {
        return rows.get(starts[group]);
    }

    /** Pairs that a group makes before windows other than the one swept. */
    long pairs(int group) {
        PairWindow.Bound swept = swept();
        if (swept != null) {
            long[] pairs = {0};
            sweep(group, swept, (from, to, left) -> pairs[0] += to - from);
            return pairs[0];
        }
        long left = middle(group) - starts[group];
        long right = starts[group + 1] - middle(group);
        return linking ? left * right : left * (left - 1) / 2;
    }

    /** Hands on every pair of a group. */
    void forEach(int group, PairSink sink) {
        PairWindow.Bound swept = swept();
        if (swept == null) {
            everyPair(group, sink);
            return;
        }
        sweep(group, swept, (from, to, left) -> {
            for (int i = from; i < to; i++) {
                emit(left, rows.get(i), sink);
            }
        });
    }

    private void everyPair(int group, PairSink sink) {
        int end = starts[group + 1];
        int middle = middle(group);
        for (int i = starts[group]; i < middle; i++) {
            for (int j = linking ? middle : i + 1; j < end; j++) {
                emit(rows.get(i), rows.get(j), sink);
            }
        }
    }

    private void emit(int a, int b, PairSink sink) {
        int left = Math.min(a, b);
        int right = Math.max(a, b);
        if (windows.isEmpty() || inWindows(left, right)) {
            sink.accept(left, right);
        }
    }

    private void sweep(int group, PairWindow.Bound window, Span span) {
        int end = starts[group + 1];
        int middle = middle(group);
        int[] reach = window.reach();
        int from = linking ? middle : starts[group];
        int to = from;
        for (int i = starts[group]; i < middle; i++) {
            long day = window.day(rows.get(i));
            if (day == Integer.MIN_VALUE) {
                continue;
            }
            from = Math.max(from, linking ? middle : i + 1);
            while (linking && from < end && window.day(rows.get(from)) < day + reach[0]) {
                from++;
            }
            to = Math.max(to, from);
            while (to < end && window.day(rows.get(to)) <= day + reach[1]) {
                to++;
            }
            span.accept(from, to, rows.get(i));
        }
    }

    private PairWindow.@Nullable Bound swept() {
        for (PairWindow.Bound window : windows) {
            if (window.isSwept()) {
                return window;
            }
        }
        return null;
    }

    private boolean inWindows(int left, int right) {
        for (int i = 0; i < windows.size(); i++) {
            if (!windows.get(i).holds(left, right)) {
                return false;
            }
        }
        return true;
    }

    /** Where the right rows of a group begin; its end when deduplicating. */
    private int middle(int group) {
        if (!linking) {
            return starts[group + 1];
        }
        int low = starts[group];
        int high = starts[group + 1];
        while (low < high) {
            int i = low + high >>> 1;
            if (rows.get(i) < leftRows) {
                low = i + 1;
            } else {
                high = i;
            }
        }
        return low;
    }

    private interface Span {
        void accept(int from, int to, int left);
    }
}
