package io.tieback.core.match.records;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One column, dictionary-encoded: each row holds the code of its value, or {@link #MISSING}. Distinct values have
 * distinct codes from 0, in order of first appearance; no value is empty.
 */
public final class EncodedColumn {
    /** The code of a row that has no value. */
    public static final int MISSING = -1;

    private final int[] codes;
    private final PackedStrings values;

    private EncodedColumn(int[] codes, PackedStrings values) {
        this.codes = codes;
        this.values = values;
    }

    /** A column of given values; blank ones count as missing. */
    public static EncodedColumn of(Iterable<Optional<String>> values) {
        Builder builder = new Builder();
        values.forEach(value -> builder.add(value.orElse("")));
        return builder.build();
    }

    /** How many rows there are. */
    public int rows() {
        return codes.length;
    }

    /** The code of a row's value, or {@link #MISSING}. */
    public int code(int row) {
        return codes[row];
    }

    /** How many distinct values there are. */
    public int cardinality() {
        return values.size();
    }

    /** The value of a code. */
    public String value(int code) {
        return values.get(code);
    }

    /** The value of a row, if it has one. */
    public Optional<String> at(int row) {
        return codes[row] < 0 ? Optional.empty() : Optional.of(values.get(codes[row]));
    }

    /** A hash of a row's value that does not depend on the order of rows; 0 where it is missing. */
    long contentHash(int row) {
        return codes[row] < 0 ? 0 : values.hash(codes[row]);
    }

    /** All values, by code. */
    public String[] toArray() {
        String[] all = new String[values.size()];
        Arrays.setAll(all, values::get);
        return all;
    }

    /** How many rows hold each value, by code. */
    public int[] counts() {
        int[] counts = new int[values.size()];
        for (int code : codes) {
            if (code >= 0) {
                counts[code]++;
            }
        }
        return counts;
    }

    /** How many rows hold a value. */
    public int present() {
        int present = 0;
        for (int code : codes) {
            present += code >= 0 ? 1 : 0;
        }
        return present;
    }

    /** This column with a function applied to each distinct value; a blank result is missing. */
    public EncodedColumn map(UnaryOperator<String> function) {
        PackedStrings.Builder derived = new PackedStrings.Builder();
        int[] translation = new int[values.size()];
        for (int code = 0; code < translation.length; code++) {
            String value = function.apply(values.get(code)).strip();
            translation[code] = value.isEmpty() ? MISSING : derived.intern(value);
        }
        int[] mapped = new int[codes.length];
        for (int row = 0; row < mapped.length; row++) {
            mapped[row] = codes[row] < 0 ? MISSING : translation[codes[row]];
        }
        return new EncodedColumn(mapped, derived.build());
    }

    /** The rows in another order: row {@code i} of the result is row {@code order[i]} of this. */
    EncodedColumn reordered(int[] order) {
        int[] moved = new int[order.length];
        Arrays.setAll(moved, i -> codes[order[i]]);
        return new EncodedColumn(moved, values);
    }

    /** Collects values row by row. */
    public static final class Builder {
        private final PackedStrings.Builder values = new PackedStrings.Builder();
        private int[] codes = new int[1 << 10];
        private int rows;

        /** Adds the next row's value; blank means missing, and outer blanks and control characters are dropped. */
        public void add(String value) {
            byte[] text = value.getBytes(StandardCharsets.UTF_8);
            add(text, 0, text.length);
        }

        /** Adds the next row's value, given as UTF-8. */
        public void add(byte[] text, int start, int end) {
            int from = start;
            int to = end;
            while (from < to && text[from] >= 0 && text[from] <= ' ') {
                from++;
            }
            while (to > from && text[to - 1] >= 0 && text[to - 1] <= ' ') {
                to--;
            }
            if (rows == codes.length) {
                codes = Arrays.copyOf(codes, rows + (rows >> 1));
            }
            codes[rows++] = from == to ? MISSING : values.intern(text, from, to);
        }

        /** The column so far; the builder is not to be used afterwards. */
        public EncodedColumn build() {
            return new EncodedColumn(Arrays.copyOf(codes, rows), values.build());
        }
    }
}
