package io.tieback.core.match.records;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A column, or a function of columns, such as {@code prefix(surname, 3)}: what is blocked on or compared. */
public sealed interface ColumnExpression {

    /** The column of a table that holds this expression's value for each row. */
    EncodedColumn of(RecordTable table);

    /** The columns that this reads. */
    Set<String> columns();

    /** The value of one row; empty where it is missing. Works out that row alone. */
    String valueAt(RecordTable table, int row);

    /**
     * Reads {@code column}, {@code function(argument)} or {@code function(argument, number …)}; functions nest.
     *
     * @throws IllegalArgumentException with a sentence for people, if the text is not an expression
     */
    static ColumnExpression parse(String text) {
        return new ExpressionParser(text).parse();
    }

    /** A column as it is. */
    record Column(String name) implements ColumnExpression {
        public Column {
            if (name.isBlank()) {
                throw new IllegalArgumentException("a column name is blank");
            }
        }

        @Override
        public EncodedColumn of(RecordTable table) {
            return table.column(name);
        }

        @Override
        public Set<String> columns() {
            return Set.of(name);
        }

        @Override
        public String valueAt(RecordTable table, int row) {
            return table.column(name).at(row).orElse("");
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** A function of one expression's value. */
    record Call(ValueFunction function, ColumnExpression argument) implements ColumnExpression {
        @Override
        public EncodedColumn of(RecordTable table) {
            return argument.of(table).map(function);
        }

        @Override
        public Set<String> columns() {
            return argument.columns();
        }

        @Override
        public String valueAt(RecordTable table, int row) {
            String value = argument.valueAt(table, row);
            return value.isEmpty() ? "" : function.apply(value).strip();
        }

        @Override
        public String toString() {
            return function.describe(argument.toString());
        }
    }

    /** Several values joined by a blank; missing ones are left out. */
    record Concatenation(List<ColumnExpression> parts) implements ColumnExpression {
        public Concatenation {
            parts = List.copyOf(parts);
            if (parts.isEmpty()) {
                throw new IllegalArgumentException("concat needs an argument");
            }
        }

        @Override
        public EncodedColumn of(RecordTable table) {
            List<EncodedColumn> columns = new ArrayList<>();
            parts.forEach(part -> columns.add(part.of(table)));
            EncodedColumn.Builder joined = new EncodedColumn.Builder(table.space());
            StringBuilder text = new StringBuilder();
            for (int row = 0; row < table.rows(); row++) {
                text.setLength(0);
                for (EncodedColumn column : columns) {
                    Optional<String> value = column.at(row);
                    value.ifPresent(v -> text.append(text.isEmpty() ? "" : " ").append(v));
                }
                joined.add(text.toString());
            }
            return joined.build();
        }

        @Override
        public Set<String> columns() {
            Set<String> all = new TreeSet<>();
            parts.forEach(part -> all.addAll(part.columns()));
            return all;
        }

        @Override
        public String valueAt(RecordTable table, int row) {
            return String.join(
                    " ",
                    parts.stream()
                            .map(part -> part.valueAt(table, row))
                            .filter(value -> !value.isEmpty())
                            .toList());
        }

        @Override
        public String toString() {
            return "concat("
                    + String.join(", ", parts.stream().map(Object::toString).toList()) + ")";
        }
    }
}
