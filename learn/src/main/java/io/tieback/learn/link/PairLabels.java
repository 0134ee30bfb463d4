package io.tieback.learn.link;

import io.tieback.core.match.block.BlockedPairs;
import io.tieback.core.match.records.PackedStrings;
import io.tieback.core.match.records.RecordTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Labelled pairs of rows, and which entity each row belongs to as far as the labels tell.
 *
 * @param left the smaller row of each pair
 * @param right the larger row
 * @param match whether they are one entity
 * @param entityOf the entity of each row of the table: the smallest row that the labels join it with
 */
record PairLabels(int[] left, int[] right, boolean[] match, int[] entityOf) {
    private static final int MOST_PAIRS = 300_000;

    /** Labels from a file of pairs ({@code id_left, id_right, match}) or of records ({@code id, entity}). */
    static PairLabels read(Path file, RecordTable table, BlockedPairs blocked) throws SQLException {
        if (!Files.isRegularFile(file)) {
            throw problem(file, 0, "there is no such file of labels", "Name a CSV or Parquet file.");
        }
        try (Connection connection = TableReader.connect()) {
            Map<String, String> names = TableReader.columnNames(connection, file);
            Optional<List<String>> pairs = columns(
                    names,
                    List.of("id_left", "id_right", "match"),
                    List.of("unique_id_l", "unique_id_r", "clerical_match_score"));
            if (pairs.isPresent()) {
                return pairs(connection, file, pairs.get(), table);
            }
            Optional<List<String>> records = columns(names, List.of("id", "entity"), List.of("unique_id", "cluster"));
            if (records.isPresent()) {
                return records(connection, file, records.get(), table, blocked);
            }
            throw problem(
                    file,
                    1,
                    "labels are not recognised by the columns " + String.join(", ", names.keySet()),
                    "Name them id_left, id_right, match (pairs), or id, entity (records).");
        }
    }

    /** Labels of all blocked pairs of which the truth column knows both rows; of some, by hash, if there are many. */
    static PairLabels ofTruth(TableReader.LoadedTable input, BlockedPairs blocked) {
        int[] truth = new int[input.table().rows()];
        Arrays.setAll(truth, input::truthOf);
        return ofEntities(truth, blocked);
    }

    int size() {
        return left.length;
    }

    private static Optional<List<String>> columns(Map<String, String> names, List<String> ours, List<String> others) {
        for (List<String> wanted : List.of(ours, others)) {
            if (names.keySet().containsAll(wanted)) {
                return Optional.of(wanted.stream()
                        .map(name -> "\"" + names.getOrDefault(name, name).replace("\"", "\"\"") + "\"")
                        .toList());
            }
        }
        return Optional.empty();
    }

    private static PairLabels pairs(Connection connection, Path file, List<String> columns, RecordTable table)
            throws SQLException {
        Map<String, Integer> lefts = rowsById(table, 0, table.leftRows(), file);
        Map<String, Integer> rights = table.isLinking() ? rowsById(table, table.leftRows(), table.rows(), file) : lefts;
        Growing found = new Growing();
        Joined joined = new Joined(table.rows());
        Map<Long, Boolean> said = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(select(connection, columns, file))) {
            int line = 1;
            while (row.next()) {
                line++;
                int a = row(lefts, row.getString(1), file, line);
                int b = row(rights, row.getString(2), file, line);
                boolean match = isMatch(row.getString(3), file, line);
                if (a == b) {
                    throw problem(file, line, "a record is paired with itself", "Remove the line.");
                }
                Boolean before = said.putIfAbsent((long) Math.min(a, b) << Integer.SIZE | Math.max(a, b), match);
                if (before != null && before != match) {
                    throw problem(
                            file,
                            line,
                            "an earlier line says of this pair that it is " + (before ? "a match" : "none"),
                            "Remove one of the two.");
                }
                if (before == null) {
                    found.add(Math.min(a, b), Math.max(a, b), match);
                }
                if (match) {
                    joined.join(a, b);
                }
            }
        }
        return found.labels(joined.smallest());
    }

    private static PairLabels records(
            Connection connection, Path file, List<String> columns, RecordTable table, BlockedPairs blocked)
            throws SQLException {
        if (table.isLinking()) {
            throw problem(
                    file,
                    1,
                    "an id may stand in both files, so records cannot be labelled by id",
                    "Label pairs (id_left, id_right, match), or name a truth: column in the settings.");
        }
        Map<String, Integer> rows = rowsById(table, 0, table.rows(), file);
        Map<String, Integer> entities = new HashMap<>();
        int[] truth = new int[table.rows()];
        Arrays.fill(truth, -1);
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(select(connection, columns, file))) {
            int line = 1;
            while (row.next()) {
                line++;
                int labelled = row(rows, row.getString(1), file, line);
                String entity = row.getString(2);
                if (entity == null) {
                    throw problem(file, line, "the entity is missing", "Give it, or remove the line.");
                }
                int number = entities.computeIfAbsent(entity, e -> entities.size());
                if (truth[labelled] >= 0 && truth[labelled] != number) {
                    throw problem(
                            file,
                            line,
                            "an earlier line says that this record is of another entity",
                            "Remove one of both.");
                }
                truth[labelled] = number;
            }
        }
        return ofEntities(truth, blocked);
    }

    private static PairLabels ofEntities(int[] truth, BlockedPairs blocked) {
        double share = Math.min(1, (double) MOST_PAIRS / Math.max(1, blocked.pairsAtMost()));
        long below = share >= 1 ? Long.MAX_VALUE : (long) (share * Long.MAX_VALUE);
        Growing found = new Growing();
        for (int portion = 0; portion < blocked.portions(); portion++) {
            blocked.forEach(portion, (a, b) -> {
                boolean known = truth[a] >= 0 && truth[b] >= 0;
                if (known && PackedStrings.mix((long) a << 32 | b) >>> 1 <= below) {
                    found.add(a, b, truth[a] == truth[b]);
                }
            });
        }
        Map<Integer, Integer> smallest = new HashMap<>();
        int[] entityOf = new int[truth.length];
        for (int row = 0; row < truth.length; row++) {
            int own = row;
            entityOf[row] = truth[row] < 0 ? row : smallest.computeIfAbsent(truth[row], t -> own);
        }
        return found.labels(entityOf);
    }

    private static String select(Connection connection, List<String> columns, Path file) throws SQLException {
        List<String> texts =
                columns.stream().map(c -> "cast(" + c + " as varchar)").toList();
        return "select * from "
                + TableReader.kept(
                        connection, "select " + String.join(", ", texts) + " from " + TableReader.source(file));
    }

    private static boolean isMatch(String said, Path file, int line) {
        String text = String.valueOf(said).strip();
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("yes")) {
            return true;
        }
        if (text.equalsIgnoreCase("false") || text.equalsIgnoreCase("no")) {
            return false;
        }
        try {
            double score = Double.parseDouble(text);
            if (score >= 0 && score <= 1) {
                return score >= 0.5;
            }
        } catch (NumberFormatException notANumber) {
            // told below
        }
        throw problem(file, line, "match is " + text, "Write 1 or 0, true or false, or a share from 0 to 1.");
    }

    private static int row(Map<String, Integer> rows, String id, Path file, int line) {
        Integer row = rows.get(String.valueOf(id));
        if (row == null) {
            throw problem(file, line, "there is no record with this id", "Is it an id of the settings' input?");
        }
        return row;
    }

    private static Map<String, Integer> rowsById(RecordTable table, int from, int to, Path file) {
        Map<String, Integer> rows = new HashMap<>();
        for (int row = from; row < to; row++) {
            if (rows.put(table.id(row), row) != null) {
                throw problem(file, 0, "two records of the input share an id", "Labels by id need ids that differ.");
            }
        }
        return rows;
    }

    private static SettingsProblem.Found problem(Path file, int line, String message, String mend) {
        return new SettingsProblem.Found(new SettingsProblem(file, line, message, mend));
    }

    /** Pairs being collected. */
    private static final class Growing {
        private int[] left = new int[1 << 10];
        private int[] right = new int[1 << 10];
        private boolean[] match = new boolean[1 << 10];
        private int size;

        void add(int a, int b, boolean isMatch) {
            if (size == left.length) {
                left = Arrays.copyOf(left, size * 2);
                right = Arrays.copyOf(right, size * 2);
                match = Arrays.copyOf(match, size * 2);
            }
            left[size] = a;
            right[size] = b;
            match[size++] = isMatch;
        }

        PairLabels labels(int[] entityOf) {
            return new PairLabels(
                    Arrays.copyOf(left, size), Arrays.copyOf(right, size), Arrays.copyOf(match, size), entityOf);
        }
    }

    /** Rows joined by labels that say match. */
    private static final class Joined {
        private final int[] parent;

        Joined(int rows) {
            parent = new int[rows];
            Arrays.setAll(parent, row -> row);
        }

        int root(int row) {
            int r = row;
            while (parent[r] != r) {
                parent[r] = parent[parent[r]];
                r = parent[r];
            }
            return r;
        }

        void join(int a, int b) {
            int rootA = root(a);
            int rootB = root(b);
            parent[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
        }

        int[] smallest() {
            int[] smallest = new int[parent.length];
            Arrays.setAll(smallest, this::root);
            return smallest;
        }
    }
}
