package io.tieback.core.match.block;

import io.tieback.core.match.compare.PairWindow;
import io.tieback.core.match.records.RecordTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The blocks of one rule: rows grouped by key, only groups that make a pair. When linking, the left rows of a group
 * come before its right ones; with a window of days, each side is in the order of its day.
 */
final class RuleBlocks {
    private final int[] keys;
    private final int[] rows;
    private final int[] starts;
    private final int leftRows;
    private final boolean linking;
    private final List<PairWindow.Bound> windows;

    private RuleBlocks(int[] keys, int[] rows, int[] starts, RecordTable table, List<PairWindow.Bound> windows) {
        this.keys = keys;
        this.rows = rows;
        this.starts = starts;
        this.leftRows = table.leftRows();
        this.linking = table.isLinking();
        this.windows = windows;
    }

    static RuleBlocks of(RecordTable table, BlockingRule rule) {
        int[] keys = RowKeys.of(table, rule.keys());
        List<PairWindow.Bound> windows = new ArrayList<>();
        rule.windows().forEach(window -> windows.add(window.bind(table)));
        int groups = Arrays.stream(keys).max().orElse(-1) + 1;
        int[] sizes = new int[groups];
        int[] lefts = new int[groups];
        for (int row = 0; row < keys.length; row++) {
            if (keys[row] >= 0) {
                sizes[keys[row]]++;
                lefts[keys[row]] += row < table.leftRows() ? 1 : 0;
            }
        }
        int[] renumbered = new int[groups];
        int kept = 0;
        int total = 0;
        for (int group = 0; group < groups; group++) {
            boolean pairs = table.isLinking() ? lefts[group] > 0 && lefts[group] < sizes[group] : sizes[group] > 1;
            renumbered[group] = pairs ? kept++ : -1;
            total += pairs ? sizes[group] : 0;
        }
        int[] starts = new int[kept + 1];
        for (int group = 0; group < groups; group++) {
            if (renumbered[group] >= 0) {
                starts[renumbered[group] + 1] = sizes[group];
            }
        }
        Arrays.parallelPrefix(starts, Integer::sum);
        int[] next = Arrays.copyOf(starts, kept);
        int[] rows = new int[total];
        for (int row = 0; row < keys.length; row++) {
            keys[row] = keys[row] < 0 ? -1 : renumbered[keys[row]];
            if (keys[row] >= 0) {
                rows[next[keys[row]]++] = row;
            }
        }
        RuleBlocks blocks = new RuleBlocks(keys, rows, starts, table, windows);
        windows.stream().filter(PairWindow.Bound::isSwept).findFirst().ifPresent(blocks::sortByDay);
        return blocks;
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
            keyed[i - from] = (long) window.day(rows[i]) << 32 | rows[i];
        }
        Arrays.sort(keyed);
        for (int i = from; i < to; i++) {
            rows[i] = (int) keyed[i - from];
        }
    }

    int groups() {
        return starts.length - 1;
    }

    /** Whether this rule proposes a pair. */
    boolean proposes(int left, int right) {
        return keys[left] >= 0 && keys[left] == keys[right] && inWindows(left, right);
    }

    /** Any row of a group. */
    int sample(int group) {
        return rows[starts[group]];
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
                emit(left, rows[i], sink);
            }
        });
    }

    private void everyPair(int group, PairSink sink) {
        int end = starts[group + 1];
        int middle = middle(group);
        for (int i = starts[group]; i < middle; i++) {
            for (int j = linking ? middle : i + 1; j < end; j++) {
                emit(rows[i], rows[j], sink);
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
            long day = window.day(rows[i]);
            if (day == Integer.MIN_VALUE) {
                continue;
            }
            from = Math.max(from, linking ? middle : i + 1);
            while (linking && from < end && window.day(rows[from]) < day + reach[0]) {
                from++;
            }
            to = Math.max(to, from);
            while (to < end && window.day(rows[to]) <= day + reach[1]) {
                to++;
            }
            span.accept(from, to, rows[i]);
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
            if (rows[i] < leftRows) {
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
