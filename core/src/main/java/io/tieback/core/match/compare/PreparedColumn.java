package io.tieback.core.match.compare;

import io.tieback.core.match.records.EncodedColumn;
import io.tieback.core.match.records.PackedStrings;
import io.tieback.core.match.records.ValueFunction;
import io.tieback.core.match.text.JaroWinkler;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What conditions need of a column's distinct values, worked out once when first asked for and then shared. Asking is
 * synchronised; what is handed out is never changed.
 */
public final class PreparedColumn {
    private static final Pattern SEPARATOR = Pattern.compile("\\|");

    private final EncodedColumn column;
    private final Map<ValueFunction, int[]> derived = new HashMap<>();
    private String @Nullable [] text;
    private long @Nullable [] letters;
    private double @Nullable [] numbers;
    private int @Nullable [] days;
    private int @Nullable [][] elements;
    private @Nullable WordIndex words;

    PreparedColumn(EncodedColumn column) {
        this.column = column;
    }

    EncodedColumn column() {
        return column;
    }

    synchronized String[] text() {
        if (text == null) {
            text = column.toArray();
        }
        return text;
    }

    synchronized long[] letters() {
        if (letters == null) {
            letters = Arrays.stream(text()).mapToLong(JaroWinkler::letters).toArray();
        }
        return letters;
    }

    synchronized double[] numbers() {
        if (numbers == null) {
            numbers = Arrays.stream(text()).mapToDouble(PreparedColumn::number).toArray();
        }
        return numbers;
    }

    synchronized int[] days() {
        if (days == null) {
            days = Arrays.stream(text()).mapToInt(Dates::day).toArray();
        }
        return days;
    }

    synchronized int[] derivedCodes(ValueFunction function) {
        return derived.computeIfAbsent(function, f -> {
            PackedStrings.Builder results = new PackedStrings.Builder();
            return Arrays.stream(text())
                    .mapToInt(value -> {
                        String result = f.apply(value).strip();
                        return result.isEmpty() ? -1 : results.intern(result);
                    })
                    .toArray();
        });
    }

    synchronized int[][] elements() {
        if (elements == null) {
            Map<String, Integer> codes = new HashMap<>();
            elements = Arrays.stream(text())
                    .map(value -> SEPARATOR
                            .splitAsStream(value)
                            .map(String::strip)
                            .filter(element -> !element.isEmpty())
                            .mapToInt(element -> codes.computeIfAbsent(element, e -> codes.size()))
                            .distinct()
                            .sorted()
                            .toArray())
                    .toArray(int[][]::new);
        }
        return elements;
    }

    synchronized WordIndex words() {
        if (words == null) {
            words = WordIndex.of(text(), column.counts());
        }
        return words;
    }

    private static double number(String value) {
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException notANumber) {
            return Double.NaN;
        }
    }
}
