package io.tieback.core.match.records;

import java.nio.IntBuffer;
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

    private final IntBuffer codes;
    private final int rows;
    private final PackedStrings values;

    private EncodedColumn(IntBuffer codes, int rows, PackedStrings values) {
        this.codes = codes;
        this.rows = rows;
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
        return rows;
    }

    /** The code of a row's value, or {@link #MISSING}. */
    public int code(int row) {
        return codes.get(row);
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
        return code(row) < 0 ? Optional.empty() : Optional.of(values.get(code(row)));
    }

    /** A hash of a row's value that does not depend on the order of rows; 0 where it is missing. */
    long contentHash(int row) {
        return code(row) < 0 ? 0 : values.hash(code(row));
    }

    /** Where it lies. */
    public Space space() {
        return values.space();
    }

    /** All values, by code. */
    public PackedStrings values() {
        return values;
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
        for (int row = 0; row < rows; row++) {
            if (code(row) >= 0) {
                counts[code(row)]++;
            }
        }
        return counts;
    }

    /** How many rows hold a value. */
    public int present() {
        int present = 0;
        for (int row = 0; row < rows; row++) {
            present += code(row) >= 0 ? 1 : 0;
        }
        return present;
    }

    /** This column with a function applied to each distinct value; a blank result is missing. */
    public EncodedColumn map(UnaryOperator<String> function) {
        PackedStrings.Builder derived = new PackedStrings.Builder(space());
        IntBuffer translation = space().ints(values.size());
        for (int code = 0; code < values.size(); code++) {
            String value = function.apply(values.get(code)).strip();
            translation.put(code, value.isEmpty() ? MISSING : derived.intern(value));
        }
        IntBuffer mapped = space().ints(rows);
        for (int row = 0; row < rows; row++) {
            mapped.put(row, code(row) < 0 ? MISSING : translation.get(code(row)));
        }
        return new EncodedColumn(mapped, rows, derived.build());
    }

    /**
     * The rows in another order: row {@code i} of the result is row {@code order[i]} of this. Values are numbered anew
     * by their first appearance in it, so that no code tells where a file held them.
     */
    EncodedColumn reordered(int[] order) {
        IntBuffer moved = space().ints(order.length);
        IntBuffer numbered = space().ints(values.size());
        PackedStrings.Builder inOrder = new PackedStrings.Builder(space());
        for (int i = 0; i < order.length; i++) {
            int code = codes.get(order[i]);
            if (code >= 0 && numbered.get(code) == 0) {
                numbered.put(code, inOrder.append(values, code) + 1);
            }
            moved.put(i, code < 0 ? MISSING : numbered.get(code) - 1);
        }
        return new EncodedColumn(moved, order.length, inOrder.build());
    }

    /** Collects values row by row. */
    public static final class Builder {
        private final Space space;
        private final PackedStrings.Builder values;
        private IntBuffer codes;
        private int rows;

        /** A builder in the heap. */
        public Builder() {
            this(Space.heap());
        }

        /** A builder of a column that lies somewhere. */
        public Builder(Space space) {
            this.space = space;
            this.values = new PackedStrings.Builder(space);
            this.codes = space.ints(1 << 10);
        }

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
            if (rows == codes.capacity()) {
                codes = space.grown(codes);
            }
            codes.put(rows++, from == to ? MISSING : values.intern(text, from, to));
        }

        /** The column so far; the builder is not to be used afterwards. */
        public EncodedColumn build() {
            return new EncodedColumn(codes, rows, values.build());
        }
    }
}
