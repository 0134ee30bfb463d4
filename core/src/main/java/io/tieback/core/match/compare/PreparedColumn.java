package io.tieback.core.match.compare;

import io.tieback.core.match.records.DecimalText;
import io.tieback.core.match.records.EncodedColumn;
import io.tieback.core.match.records.IntLists;
import io.tieback.core.match.records.PackedStrings;
import io.tieback.core.match.records.ValueFunction;
import java.nio.DoubleBuffer;
import java.nio.IntBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What conditions need of a column's distinct values, worked out once when first asked for and then shared. Asking is
 * synchronised; what is handed out is never changed.
 */
public final class PreparedColumn {
    private static final Pattern SEPARATOR = Pattern.compile("\\|");

    private final EncodedColumn column;
    private final Map<ValueFunction, IntBuffer> derived = new HashMap<>();
    private @Nullable Texts texts;
    private @Nullable DoubleBuffer numbers;
    private @Nullable IntBuffer days;
    private @Nullable IntLists elements;
    private @Nullable WordIndex words;

    PreparedColumn(EncodedColumn column) {
        this.column = column;
    }

    EncodedColumn column() {
        return column;
    }

    synchronized Texts texts() {
        if (texts == null) {
            texts = Texts.of(column.values(), column.space());
        }
        return texts;
    }

    synchronized DoubleBuffer numbers() {
        if (numbers == null) {
            numbers = column.space().doubles(column.cardinality());
            for (int code = 0; code < column.cardinality(); code++) {
                numbers.put(code, number(column.value(code)));
            }
        }
        return numbers;
    }

    synchronized IntBuffer days() {
        if (days == null) {
            days = ofEach(Dates::day);
        }
        return days;
    }

    synchronized IntBuffer derivedCodes(ValueFunction function) {
        return derived.computeIfAbsent(function, f -> {
            PackedStrings.Builder results = new PackedStrings.Builder(column.space());
            return ofEach(value -> {
                String result = f.apply(value).strip();
                return result.isEmpty() ? -1 : results.intern(result);
            });
        });
    }

    private IntBuffer ofEach(ToIntFunction<String> function) {
        IntBuffer results = column.space().ints(column.cardinality());
        for (int code = 0; code < column.cardinality(); code++) {
            results.put(code, function.applyAsInt(column.value(code)));
        }
        return results;
    }

    synchronized IntLists elements() {
        if (elements == null) {
            PackedStrings.Builder codes = new PackedStrings.Builder(column.space());
            IntLists.Builder lists = new IntLists.Builder(column.space(), column.cardinality());
            for (int code = 0; code < column.cardinality(); code++) {
                lists.add(SEPARATOR
                        .splitAsStream(column.value(code))
                        .map(String::strip)
                        .filter(element -> !element.isEmpty())
                        .mapToInt(codes::intern)
                        .distinct()
                        .sorted()
                        .toArray());
            }
            elements = lists.build();
        }
        return elements;
    }

    synchronized WordIndex words() {
        if (words == null) {
            words = WordIndex.of(column);
        }
        return words;
    }

    private static double number(String value) {
        try {
            return DecimalText.number(value);
        } catch (NumberFormatException notANumber) {
            return Double.NaN;
        }
    }
}
