package io.tieback.learn.link;

import io.tieback.core.match.score.FellegiSunterScorer;
import io.tieback.core.match.score.Odds;
import io.tieback.core.match.score.ScoredPairs;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;

/** Writes pairs and clusters as CSV or Parquet. */
public final class LinkOutput {
    private LinkOutput() {}

    /**
     * Writes {@code pairs} and {@code clusters} into the settings' folder, replacing what is there.
     *
     * @return the files written
     * @throws IOException if a file cannot be written
     */
    public static List<Path> write(LinkResult result) throws IOException {
        LinkSettings.Output output = result.settings().output();
        Files.createDirectories(output.folder());
        Path pairs = output.folder().resolve("pairs.csv");
        Path clusters = output.folder().resolve("clusters.csv");
        writePairs(result, pairs);
        writeClusters(result, clusters);
        if (output.format() == LinkSettings.Format.CSV) {
            return List.of(pairs, clusters);
        }
        return List.of(toParquet(pairs), toParquet(clusters));
    }

    private static void writePairs(LinkResult result, Path file) throws IOException {
        FellegiSunterScorer scorer = result.scorer().fork();
        List<List<String>> labels = result.settings().comparisons().stream()
                .map(comparison -> comparison.labels())
                .toList();
        ScoredPairs pairs = result.pairs();
        double least = result.settings().output().probability();
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("id_left,id_right,match_weight,match_probability");
            for (var comparison : result.settings().comparisons()) {
                out.write("," + cell("level " + comparison.name()));
            }
            out.newLine();
            for (int i = 0; i < pairs.size(); i++) {
                double probability = Odds.probability(pairs.weight(i));
                if (probability < least) {
                    continue;
                }
                int left = pairs.left(i);
                int right = pairs.right(i);
                out.write(cell(result.table().id(left)) + ","
                        + cell(result.table().id(right)));
                out.write(String.format(Locale.ROOT, ",%.6f,%.9f", pairs.weight(i), probability));
                for (int c = 0; c < labels.size(); c++) {
                    out.write("," + cell(labels.get(c).get(scorer.level(c, left, right))));
                }
                out.newLine();
            }
        }
    }

    private static void writeClusters(LinkResult result, Path file) throws IOException {
        boolean linking = result.table().isLinking();
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(linking ? "cluster_id,side,id" : "cluster_id,id");
            out.newLine();
            for (int row = 0; row < result.table().rows(); row++) {
                String cluster = result.table().id(result.entities().entityOf(row));
                String side = row < result.table().leftRows() ? "left," : "right,";
                out.write(cell(cluster) + "," + (linking ? side : "")
                        + cell(result.table().id(row)));
                out.newLine();
            }
        }
    }

    private static Path toParquet(Path csv) throws IOException {
        Path parquet = csv.resolveSibling(csv.getFileName().toString().replace(".csv", ".parquet"));
        try (Connection connection = TableReader.connect();
                Statement statement = connection.createStatement()) {
            String from = csv.toString().replace("'", "''");
            String to = parquet.toString().replace("'", "''");
            statement.execute(
                    "copy (select * from read_csv('" + from + "', header = true)) to '" + to + "' (format parquet)");
        } catch (SQLException e) {
            throw new IOException("DuckDB: " + e.getMessage(), e);
        }
        Files.delete(csv);
        return parquet;
    }

    static String cell(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
