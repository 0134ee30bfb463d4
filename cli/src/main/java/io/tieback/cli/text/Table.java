package io.tieback.cli.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows in aligned columns, two spaces apart. The first column is as wide as it has to be, like every other. */
public final class Table {
    private static final String GAP = "  ";

    private final List<Column> columns;
    private final List<List<String>> rows = new ArrayList<>();

    private Table(List<Column> columns) {
        this.columns = columns;
    }

    /** A table with these columns and no row. */
    public static Table of(Column... columns) {
        return new Table(List.of(columns));
    }

    /**
     * A column.
     *
     * @param title what stands above it
     * @param isRight whether its cells end where the title ends: figures do
     */
    public record Column(String title, boolean isRight) {
        /** A column of words. */
        public static Column left(String title) {
            return new Column(title, false);
        }

        /** A column of figures. */
        public static Column right(String title) {
            return new Column(title, true);
        }
    }

    /** Adds a row; missing cells at its end stay empty. */
    public Table row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    /** Adds a line under what is above. */
    public Table rule() {
        rows.add(List.of());
        return this;
    }

    /** Title line, rule and rows, without trailing blanks. */
    public List<String> lines() {
        int[] widths = widths();
        List<String> lines = new ArrayList<>();
        lines.add(line(columns.stream().map(Column::title).toList(), widths));
        lines.add(ruler(widths));
        for (List<String> row : rows) {
            lines.add(row.isEmpty() ? ruler(widths) : line(row, widths));
        }
        return lines;
    }

    private int[] widths() {
        int[] widths = new int[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = length(columns.get(i).title());
            for (List<String> row : rows) {
                widths[i] = Math.max(widths[i], i < row.size() ? length(row.get(i)) : 0);
            }
        }
        return widths;
    }

    private String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String blanks = " ".repeat(widths[i] - length(cells.get(i)));
            line.append(i == 0 ? "" : GAP);
            line.append(columns.get(i).isRight() ? blanks + cells.get(i) : cells.get(i) + blanks);
        }
        return line.toString().stripTrailing();
    }

    private static String ruler(int[] widths) {
        return "─".repeat(Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1));
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
