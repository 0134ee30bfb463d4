package io.tieback.learn.link;

import io.tieback.core.match.records.EncodedColumn;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** Proposes a commented starter settings file from a look at the first rows of a file. */
public final class SettingsSuggestion {
    /** More are compared to no purpose, and their levels combine in too many ways. */
    private static final int MOST = 20;

    private static final int MOST_ALONE = 4;
    private static final double NEARLY_ALL = 0.6;

    /** What a settings file cannot name. */
    private static final Pattern UNNAMEABLE = Pattern.compile("[\"\\p{Cntrl}]");

    private static final int ROWS = 100_000;
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}.*|(18|19|20)\\d{6}");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+\\.\\d+");

    private final Path file;
    private final Map<String, EncodedColumn> columns;

    private SettingsSuggestion(Path file, Map<String, EncodedColumn> columns) {
        this.file = file;
        this.columns = columns;
    }

    /**
     * Looks at a file and proposes settings; empty if there is nothing to link by, as no column besides the id holds
     * two different values.
     *
     * @throws SQLException if DuckDB cannot read it
     */
    public static Optional<String> of(Path file) throws SQLException {
        try (Connection connection = TableReader.connect()) {
            Map<String, EncodedColumn.Builder> builders = new LinkedHashMap<>();
            List<String> names =
                    new ArrayList<>(TableReader.columnNames(connection, file).keySet());
            names.forEach(name -> builders.put(name, new EncodedColumn.Builder()));
            String rows = TableReader.kept(connection, "select * from " + TableReader.source(file) + " limit " + ROWS);
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("select * from " + rows)) {
                while (row.next()) {
                    for (int i = 0; i < names.size(); i++) {
                        Objects.requireNonNull(builders.get(names.get(i)))
                                .add(Optional.ofNullable(row.getString(i + 1)).orElse(""));
                    }
                }
            }
            Map<String, EncodedColumn> columns = new LinkedHashMap<>();
            builders.forEach((name, builder) -> columns.put(name, builder.build()));
            return new SettingsSuggestion(file, columns).text();
        }
    }

    private Optional<String> text() {
        List<String> keys = new ArrayList<>();
        StringBuilder comparisons = new StringBuilder();
        String id = id();
        List<String> telling = new ArrayList<>();
        columns.forEach((name, column) -> {
            boolean isNamed = !UNNAMEABLE.matcher(name).find();
            if (name.equals(id) || column.cardinality() < 2 || !isNamed || keys.size() + telling.size() == MOST) {
                return;
            }
            comparisons.append(comparison(name, column));
            boolean tells = column.cardinality() > Math.sqrt(column.rows());
            (tells ? telling : keys).add(name);
        });
        List<String> chosen = telling.isEmpty() ? keys : telling;
        if (chosen.isEmpty()) {
            return Optional.empty();
        }
        List<String> rules = rules(chosen);
        return Optional.of("""
                # A starting point, from the first %d rows of %s. Read it, then: ./tieback link settings.yaml
                input:
                  file: %s
                  id: %s
                  # truth: column   # names the true entity where it is known; never compared
                # Pairs are compared if all keys of any one rule are equal; ./tieback link profile shows the cost.
                blocking:
                %s
                # Levels are tried from the top; the first that holds counts. A missing value says nothing.
                comparisons:
                %s
                training:
                  seed: 1
                  # Rules whose pairs are nearly all matches, and the share of all matches that they find.
                  strict_rules:
                    - '%s'
                  strict_recall: 0.6
                  # EM runs once for each pass; a pass cannot learn what it blocks on, so no column is in all of them.
                  passes:
                %s
                clusters:
                  probability: 0.95
                  # Two groups join only if a tenth of the pairs across them look alike; any: plain components.
                  bridges: {share: 0.1, sample: 64, weight: 0}
                output:
                  folder: linked
                  format: csv
                  probability: 0.5
                """.formatted(
                columns.isEmpty() ? 0 : columns.values().iterator().next().rows(),
                UNNAMEABLE.matcher(file.getFileName().toString()).replaceAll(" "),
                yaml(file.toAbsolutePath().toString()),
                yaml(id),
                list(rules, 2),
                comparisons.toString().stripTrailing(),
                String.join(
                                " + ",
                                chosen.subList(0, Math.min(3, chosen.size())).stream()
                                        .map(SettingsSuggestion::quoted)
                                        .toList())
                        .replace("'", "''"),
                list(passes(chosen), 4)));
    }

    /** Each column is in one of two: of four columns by pairs, of fewer alone. */
    private static List<String> passes(List<String> telling) {
        List<String> names =
                telling.stream().limit(4).map(SettingsSuggestion::quoted).toList();
        return names.size() == 4
                ? List.of(names.get(0) + " + " + names.get(1), names.get(2) + " + " + names.get(3))
                : names.subList(0, Math.min(2, names.size()));
    }

    /** Pairs of the first columns, and alone those whose values are nearly all different; of two columns each alone. */
    private List<String> rules(List<String> telling) {
        List<String> rules = new ArrayList<>();
        if (telling.size() <= 2) {
            telling.forEach(name -> rules.add(quoted(name)));
            return rules;
        }
        for (int i = 0; i < Math.min(4, telling.size()); i++) {
            for (int j = i + 1; j < Math.min(4, telling.size()); j++) {
                rules.add(quoted(telling.get(i)) + " + " + quoted(telling.get(j)));
            }
        }
        telling.stream()
                .filter(name -> Objects.requireNonNull(columns.get(name)).cardinality()
                        > NEARLY_ALL * Objects.requireNonNull(columns.get(name)).present())
                .limit(MOST_ALONE)
                .forEach(name -> rules.add(quoted(name)));
        return rules;
    }

    private static String list(List<String> items, int indent) {
        StringBuilder text = new StringBuilder();
        items.forEach(item ->
                text.append(" ".repeat(indent)).append("- ").append(yaml(item)).append('\n'));
        return text.toString().stripTrailing();
    }

    /** The first column whose values are all different, preferably one called so. */
    private String id() {
        String first = columns.keySet().iterator().next();
        return columns.entrySet().stream()
                .filter(column ->
                        column.getValue().cardinality() == column.getValue().rows())
                .map(Map.Entry::getKey)
                .min((a, b) -> Boolean.compare(!isIdName(a), !isIdName(b)))
                .orElse(first);
    }

    private static boolean isIdName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.equals("id") || lower.endsWith("_id") || lower.startsWith("id_");
    }

    private static String comparison(String name, EncodedColumn column) {
        String head = "  - input: " + yaml(quoted(name)) + "\n    levels:\n";
        if (share(column, DATE) > 0.8) {
            return head + levels("exact", "damerau: 1", "days: 31", "days: 366");
        }
        if (share(column, NUMBER) > 0.8) {
            return head + levels("exact", "share: 0.01", "share: 0.1");
        }
        if (words(column) > 1.3) {
            return head
                    + levels("{exact: true, term_frequency: 1}", "words: {bits: 12, share: 0.6}", "words: {bits: 6}");
        }
        return head + levels("{exact: true, term_frequency: 1}", "jaro_winkler: 0.92", "jaro_winkler: 0.8");
    }

    private static String levels(String... levels) {
        StringBuilder text = new StringBuilder();
        for (String level : levels) {
            text.append("      - ").append(level).append('\n');
        }
        return text.toString();
    }

    private static double share(EncodedColumn column, Pattern pattern) {
        long matching = Arrays.stream(column.toArray())
                .filter(value -> pattern.matcher(value).matches())
                .count();
        return (double) matching / Math.max(1, column.cardinality());
    }

    private static double words(EncodedColumn column) {
        return Arrays.stream(column.toArray())
                .mapToInt(value -> value.split("\\s+").length)
                .average()
                .orElse(0);
    }

    /** A text as a YAML value, whatever it holds. */
    private static String yaml(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static String quoted(String name) {
        return name.matches("[\\p{L}\\p{N}_.$]+") ? name : "\"" + name + "\"";
    }
}
