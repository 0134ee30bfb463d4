package io.tieback.core.match.block;

import io.tieback.core.match.compare.PairWindow;
import io.tieback.core.match.records.ColumnExpression;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A rule that proposes pairs: all keys equal and present, and every window held.
 *
 * @param keys at least one
 * @param windows ranges besides; may be empty
 */
public record BlockingRule(List<ColumnExpression> keys, List<PairWindow> windows) {
    public BlockingRule {
        keys = List.copyOf(keys);
        windows = List.copyOf(windows);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("a blocking rule needs a key");
        }
    }

    /** A rule of equal keys, read from expressions. */
    public static BlockingRule on(String... keys) {
        return new BlockingRule(Arrays.stream(keys).map(ColumnExpression::parse).toList(), List.of());
    }

    /** The columns that the keys read. */
    public Set<String> columns() {
        Set<String> columns = new TreeSet<>();
        keys.forEach(key -> columns.addAll(key.columns()));
        return columns;
    }

    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        keys.forEach(key -> parts.add(key.toString()));
        windows.forEach(window -> parts.add(window.input() + " within a window"));
        return String.join(" + ", parts);
    }
}
