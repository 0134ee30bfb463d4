package io.tieback.learn.link;

import io.tieback.core.match.records.EncodedColumn;
import io.tieback.core.match.records.PackedStrings;
import io.tieback.core.match.records.RecordTable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/** Reads CSV and Parquet files by DuckDB into dictionary-encoded columns, a batch at a time. */
public final class TableReader {
    /** What DuckDB may hold in memory while it streams a file; past it, it spills to disk. */
    private static final String MEMORY_LIMIT = "96MB";

    private TableReader() {}

    /**
     * A connection to an in-memory DuckDB with bounded memory.
     *
     * @throws SQLException if DuckDB does not start
     */
    public static Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("jdbc_stream_results", "true");
        Connection connection = DriverManager.getConnection("jdbc:duckdb:", properties);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set memory_limit = '" + MEMORY_LIMIT + "'");
            statement.execute("set max_temp_directory_size = '4GB'");
            statement.execute("set preserve_insertion_order = true");
            statement.execute("set threads = 2");
        }
        return connection;
    }

    /** The names of a file's columns, blanks around them dropped, by the names as written in it. */
    public static Map<String, String> columnNames(Connection connection, Path file) throws SQLException {
        Map<String, String> names = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("describe select * from " + source(file))) {
            while (rows.next()) {
                names.put(rows.getString(1).strip(), rows.getString(1));
            }
        }
        return names;
    }

    /** A file as a DuckDB table expression, every CSV value being text. */
    static String source(Path file) {
        String quoted = "'" + file.toString().replace("'", "''") + "'";
        return file.toString().endsWith(".parquet")
                ? "read_parquet(" + quoted + ")"
                : "read_csv(" + quoted + ", header = true, all_varchar = true, nullstr = '')";
    }

    /**
     * Reads what a job needs.
     *
     * @param connection to DuckDB
     * @param settings the job
     * @throws SQLException if DuckDB cannot read a file
     */
    static LoadedTable read(Connection connection, LinkSettings settings) throws SQLException {
        LinkSettings.Input input = settings.input();
        Set<String> columns = settings.columns();
        Columns into = new Columns(columns, input.truth().isPresent());
        int leftRows = append(connection, settings, input.left(), into);
        if (input.right().isEmpty()) {
            RecordTable table = RecordTable.toDedupe(into.build(), into.ids.build());
            return new LoadedTable(table, into.truth.build());
        }
        append(connection, settings, input.right().get(), into);
        RecordTable table = RecordTable.toLink(into.build(), into.ids.build(), leftRows);
        return new LoadedTable(table, into.truth.build());
    }

    private static int append(Connection connection, LinkSettings settings, Path file, Columns into)
            throws SQLException {
        if (!Files.isRegularFile(file)) {
            throw found(settings, "input", "there is no file " + file, "Paths are taken from the settings' folder.");
        }
        Map<String, String> names = columnNames(connection, file);
        List<String> selected = new ArrayList<>();
        selected.add(expression(settings, names, settings.input().id(), "id", file));
        for (String column : into.columns.keySet()) {
            selected.add(expression(settings, names, column, "column " + column, file));
        }
        if (settings.input().truth().isPresent()) {
            selected.add(expression(settings, names, settings.input().truth().get(), "truth", file));
        }
        String query = "select concat_ws(chr(31), " + String.join(", ", selected) + ") from " + source(file);
        int rows = 0;
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                into.add(result.getString(1).getBytes(StandardCharsets.UTF_8));
                rows++;
            }
        }
        return rows;
    }

    private static String expression(
            LinkSettings settings, Map<String, String> names, String column, String part, Path file) {
        String written = names.get(column);
        if (written == null) {
            String near = SettingsNode.nearest(column, names.keySet());
            String mend = "Did you mean " + near + "? The file has: " + String.join(", ", names.keySet());
            throw found(settings, part, "there is no column " + column + " in " + file.getFileName(), mend);
        }
        String quoted = "\"" + written.replace("\"", "\"\"") + "\"";
        return "coalesce(replace(cast(" + quoted + " as varchar), chr(31), ' '), '')";
    }

    private static SettingsProblem.Found found(LinkSettings settings, String part, String message, String mend) {
        LinkSettings.SettingsLines lines = settings.lines();
        return new SettingsProblem.Found(new SettingsProblem(lines.file(), lines.of(part), message, mend));
    }

    private static final class Columns {
        /** ASCII's unit separator. */
        private static final byte SEPARATOR = 31;

        private final Map<String, EncodedColumn.Builder> columns = new LinkedHashMap<>();
        private final PackedStrings.Builder ids = new PackedStrings.Builder();
        private final EncodedColumn.Builder truth = new EncodedColumn.Builder();
        private final EncodedColumn.Builder[] inOrder;
        private final boolean hasTruth;

        Columns(Set<String> names, boolean hasTruth) {
            names.forEach(name -> columns.put(name, new EncodedColumn.Builder()));
            this.inOrder = columns.values().toArray(new EncodedColumn.Builder[0]);
            this.hasTruth = hasTruth;
        }

        /** Adds a row: its values joined by {@link #SEPARATOR}, which is six times faster than one call per value. */
        void add(byte[] row) {
            int end = end(row, 0);
            ids.append(row, 0, end);
            for (EncodedColumn.Builder column : inOrder) {
                int from = end + 1;
                end = end(row, from);
                column.add(row, from, end);
            }
            int from = Math.min(row.length, end + 1);
            truth.add(row, from, hasTruth ? end(row, from) : from);
        }

        private static int end(byte[] row, int from) {
            int end = from;
            while (end < row.length && row[end] != SEPARATOR) {
                end++;
            }
            return end;
        }

        Map<String, EncodedColumn> build() {
            Map<String, EncodedColumn> built = new LinkedHashMap<>();
            columns.forEach((name, builder) -> built.put(name, builder.build()));
            return built;
        }
    }

    /**
     * A table with its truth, if there is one.
     *
     * @param table the records, in content order
     * @param truth the true entity by input position; all missing where no truth column is named
     */
    public record LoadedTable(RecordTable table, EncodedColumn truth) {

        /** The true entity of a row of the table, or a negative number. */
        public int truthOf(int row) {
            return truth.code(table.inputPosition(row));
        }
    }
}
