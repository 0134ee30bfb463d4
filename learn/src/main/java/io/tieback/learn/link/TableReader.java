package io.tieback.learn.link;

import io.tieback.core.match.records.EncodedColumn;
import io.tieback.core.match.records.PackedStrings;
import io.tieback.core.match.records.RecordTable;
import io.tieback.core.match.records.Space;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBReadableVector;

/** Reads CSV and Parquet files by DuckDB into dictionary-encoded columns, a batch at a time. */
public final class TableReader {
    /** What DuckDB may hold in memory while it streams a file; past it, it spills to disk. */
    private static final String MEMORY_LIMIT = "96MB";

    /** So many rows are put into columns while the next are parsed. */
    private static final int BATCH_ROWS = 1 << 14;

    private static final Pattern PATTERN = Pattern.compile("[*?\\[]");

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

    /**
     * What a query finds, as a table: unlike a streamed result it tells why a file cannot be read.
     *
     * @return the table's name, good until the next call
     * @throws SQLException if the query fails
     */
    static String kept(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create or replace temp table kept as " + query);
            return "kept";
        }
    }

    /**
     * A file as a DuckDB table expression, every CSV value being text.
     *
     * @throws SQLException if the header of a CSV file cannot be read
     */
    static String source(Path file) throws SQLException {
        if (file.toString().endsWith(".parquet")) {
            return "read_parquet('" + literal(file) + "')";
        }
        try {
            return CsvHeader.read(file).source(file);
        } catch (IOException e) {
            throw new SQLException(e.getMessage(), e);
        }
    }

    /** A file's name within quotes, none of whose characters stands for others: DuckDB reads names as patterns. */
    static String literal(Path file) {
        return PATTERN.matcher(file.toString()).replaceAll("[$0]").replace("'", "''");
    }

    /**
     * Reads what a job needs.
     *
     * @param connection to DuckDB
     * @param settings the job
     */
    static LoadedTable read(Connection connection, LinkSettings settings) {
        Optional<LoadedTable> plain = read(connection, settings, false);
        return plain.isPresent()
                ? plain.get()
                : read(connection, settings, true).orElseThrow(() -> new IllegalStateException("a separator is left"));
    }

    /** Reads the files; nothing if a value holds the separator and was not rid of it. */
    private static Optional<LoadedTable> read(Connection connection, LinkSettings settings, boolean replacing) {
        LinkSettings.Input input = settings.input();
        Columns into = new Columns(
                settings.columns(),
                input.truth().isPresent(),
                settings.output().limits().space());
        if (!append(connection, settings, input.left(), into, replacing)) {
            return Optional.empty();
        }
        int leftRows = into.rows();
        if (input.right().isEmpty()) {
            RecordTable table = RecordTable.toDedupe(into.build(), into.ids.build());
            return Optional.of(new LoadedTable(table, into.truth.build()));
        }
        if (!append(connection, settings, input.right().get(), into, replacing)) {
            return Optional.empty();
        }
        RecordTable table = RecordTable.toLink(into.build(), into.ids.build(), leftRows);
        return Optional.of(new LoadedTable(table, into.truth.build()));
    }

    /** A row's values as one text with separators between: one call for each row, not for each value. */
    private static String query(
            Connection connection, LinkSettings settings, Path file, Columns into, boolean replacing)
            throws SQLException {
        if (!Files.isRegularFile(file)) {
            throw found(settings, "input", "there is no file " + file, "Paths are taken from the settings' folder.");
        }
        Map<String, String> names = columnNames(connection, file);
        List<String> selected = new ArrayList<>();
        selected.add(name(settings, names, settings.input().id(), "id", file));
        for (String column : into.columns.keySet()) {
            selected.add(name(settings, names, column, "column " + column, file));
        }
        if (settings.input().truth().isPresent()) {
            selected.add(name(settings, names, settings.input().truth().get(), "truth", file));
        }
        List<String> values = selected.stream()
                .map(column -> "cast(" + column + " as varchar)")
                .map(value -> replacing ? "replace(" + value + ", chr(31), ' ')" : value)
                .map(value -> "coalesce(" + value + ", '')")
                .toList();
        return "select concat_ws(chr(31), " + String.join(", ", values) + ") from " + source(file);
    }

    private static boolean append(
            Connection connection, LinkSettings settings, Path file, Columns into, boolean replacing) {
        try {
            return append(connection, query(connection, settings, file, into, replacing), into);
        } catch (SQLException e) {
            TableFault fault = TableFault.of(e, file);
            throw found(settings, "input", fault.message(), fault.mend());
        }
    }

    /** The thread that fetches waits for those that add, which therefore have a pool with a thread for each core. */
    private static boolean append(Connection connection, String query, Columns into) throws SQLException {
        ForkJoinPool adding = new ForkJoinPool(Runtime.getRuntime().availableProcessors());
        try (PreparedStatement statement = connection.prepareStatement(query);
                DuckDBChunkedResult result =
                        statement.unwrap(DuckDBPreparedStatement.class).query()) {
            ForkJoinTask<Boolean> added = adding.submit(() -> true);
            List<byte[]> batch = new ArrayList<>(BATCH_ROWS);
            while (result.nextChunk()) {
                DuckDBReadableVector vector = result.chunk().vector(0);
                for (int row = 0; row < vector.rowCount(); row++) {
                    batch.add(vector.getString(row).getBytes(StandardCharsets.UTF_8));
                }
                if (batch.size() >= BATCH_ROWS) {
                    List<byte[]> full = batch;
                    if (!added.join()) {
                        return false;
                    }
                    added = adding.submit(() -> into.add(full));
                    batch = new ArrayList<>(BATCH_ROWS);
                }
            }
            return added.join() && into.add(batch);
        } finally {
            adding.shutdown();
        }
    }

    private static String name(
            LinkSettings settings, Map<String, String> names, String column, String part, Path file) {
        String written = names.get(column);
        if (written == null) {
            String near = SettingsNode.nearest(column, names.keySet());
            String mend = "Did you mean " + near + "? The file has: " + String.join(", ", names.keySet());
            throw found(settings, part, "there is no column " + column + " in " + file.getFileName(), mend);
        }
        return "\"" + written.replace("\"", "\"\"") + "\"";
    }

    private static SettingsProblem.Found found(LinkSettings settings, String part, String message, String mend) {
        LinkSettings.SettingsLines lines = settings.lines();
        return new SettingsProblem.Found(new SettingsProblem(lines.file(), lines.of(part), message, mend));
    }

    private static final class Columns {
        /** ASCII's unit separator. */
        private static final byte SEPARATOR = 31;

        private final Map<String, EncodedColumn.Builder> columns = new LinkedHashMap<>();
        private final PackedStrings.Builder ids;
        private final EncodedColumn.Builder truth;
        private final List<Cells> inOrder = new ArrayList<>();
        private final boolean hasTruth;

        Columns(Set<String> names, boolean hasTruth, Space space) {
            ids = new PackedStrings.Builder(space);
            truth = new EncodedColumn.Builder(space);
            inOrder.add(ids::append);
            for (String name : names) {
                EncodedColumn.Builder column = new EncodedColumn.Builder(space);
                columns.put(name, column);
                inOrder.add(column::add);
            }
            inOrder.add(truth::add);
            this.hasTruth = hasTruth;
        }

        int rows() {
            return ids.size();
        }

        /** Adds rows, column by column in parallel; adds none and says false if a value holds the separator. */
        boolean add(List<byte[]> rows) {
            int cells = inOrder.size();
            int[][] ends = new int[rows.size()][];
            for (int row = 0; row < ends.length; row++) {
                ends[row] = ends(rows.get(row), hasTruth ? cells : cells - 1, cells);
                if (ends[row].length == 0) {
                    return false;
                }
            }
            IntStream.range(0, cells).parallel().forEach(cell -> {
                Cells into = inOrder.get(cell);
                for (int row = 0; row < ends.length; row++) {
                    int[] end = ends[row];
                    into.add(rows.get(row), cell == 0 ? 0 : Math.min(end[cell], end[cell - 1] + 1), end[cell]);
                }
            });
            return true;
        }

        /** Where each of a number of cells ends, further ones being empty; nothing if there are more separators. */
        private static int[] ends(byte[] row, int filled, int cells) {
            int[] ends = new int[cells];
            int cell = 0;
            for (int i = 0; i < row.length; i++) {
                if (row[i] == SEPARATOR) {
                    if (cell == filled - 1) {
                        return new int[0];
                    }
                    ends[cell++] = i;
                }
            }
            Arrays.fill(ends, cell, cells, row.length);
            return ends;
        }

        Map<String, EncodedColumn> build() {
            Map<String, EncodedColumn> built = new LinkedHashMap<>();
            columns.forEach((name, builder) -> built.put(name, builder.build()));
            return built;
        }

        /** Takes the cells of one column. */
        private interface Cells {
            void add(byte[] text, int start, int end);
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
