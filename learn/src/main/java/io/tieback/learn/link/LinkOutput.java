package io.tieback.learn.link;

import io.tieback.core.match.compare.PairComparer;
import io.tieback.core.match.records.RecordTable;
import io.tieback.core.match.score.Odds;
import io.tieback.core.match.score.ScoredPairs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;

/** Writes pairs and clusters as CSV or Parquet. */
public final class LinkOutput {
    /** Ends the name of a file until all of it is written. */
    private static final String UNFINISHED = ".part";

    private LinkOutput() {}

    /**
     * Writes {@code pairs} and {@code clusters} into the settings' folder, replacing what is there once both are whole.
     *
     * @return the files written
     * @throws IOException if a file cannot be written
     */
    public static List<Path> write(LinkResult result) throws IOException {
        LinkSettings.Output output = result.settings().output();
        Files.createDirectories(output.folder());
        Path pairs = output.folder().resolve("pairs.csv" + UNFINISHED);
        Path clusters = output.folder().resolve("clusters.csv" + UNFINISHED);
        try {
            // waits for both, also where one fails: what is cleared away below must not be written once more
            CompletableFuture.allOf(
                            CompletableFuture.runAsync(() -> writePairs(result, pairs)),
                            CompletableFuture.runAsync(() -> writeClusters(result, clusters)))
                    .join();
            boolean csv = output.format() == LinkSettings.Format.CSV;
            List<Path> unfinished = csv ? List.of(pairs, clusters) : List.of(toParquet(pairs), toParquet(clusters));
            List<Path> written = new ArrayList<>();
            for (Path file : unfinished) {
                String name = file.getFileName().toString();
                Path whole = file.resolveSibling(name.substring(0, name.length() - UNFINISHED.length()));
                written.add(Files.move(file, whole, StandardCopyOption.REPLACE_EXISTING));
            }
            return written;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (CompletionException e) {
            if (e.getCause() instanceof UncheckedIOException failed) {
                throw failed.getCause();
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e;
        } finally {
            for (String name : List.of("pairs.csv", "clusters.csv", "pairs.parquet", "clusters.parquet")) {
                Files.deleteIfExists(output.folder().resolve(name + UNFINISHED));
            }
        }
    }

    private static void writePairs(LinkResult result, Path file) {
        PairComparer comparer = result.columns().newComparer();
        List<List<byte[]>> labels = result.settings().comparisons().stream()
                .map(comparison ->
                        comparison.labels().stream().map(CsvFile::quoted).toList())
                .toList();
        ScoredPairs pairs = result.pairs();
        double least = result.settings().output().probability();
        try (CsvFile out = new CsvFile(file)) {
            out.cell("id_left").cell("id_right").cell("match_weight").cell("match_probability");
            result.settings().comparisons().forEach(comparison -> out.cell("level " + comparison.name()));
            out.end();
            for (int i = 0; i < pairs.size(); i++) {
                double probability = Odds.probability(pairs.weight(i));
                if (probability < least) {
                    continue;
                }
                int left = pairs.left(i);
                int right = pairs.right(i);
                out.id(result.table(), left).id(result.table(), right);
                out.number(pairs.weight(i), 6).number(probability, 9);
                for (int c = 0; c < labels.size(); c++) {
                    out.asIs(labels.get(c).get(comparer.level(c, left, right)));
                }
                out.end();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An entity is named by its first row's id; one of right records alone by its side too if a left record has it. */
    private static void writeClusters(LinkResult result, Path file) {
        boolean linking = result.table().isLinking();
        BitSet ambiguous = linking ? result.rightIdsThatStandLeft() : new BitSet();
        String side = ambiguous.isEmpty() ? "" : prefixOfNoId(result.table());
        try (CsvFile out = new CsvFile(file)) {
            out.cell("cluster_id");
            (linking ? out.cell("side") : out).cell("id").end();
            for (int row = 0; row < result.table().rows(); row++) {
                int first = result.entities().entityOf(row);
                if (ambiguous.get(first)) {
                    out.cell(side + result.table().id(first));
                } else {
                    out.id(result.table(), first);
                }
                if (linking) {
                    out.cell(row < result.table().leftRows() ? "left" : "right");
                }
                out.id(result.table(), row).end();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What tells right records from left ones of the same id: {@code right:}, made longer while an id begins so. */
    private static String prefixOfNoId(RecordTable table) {
        String prefix = "right:";
        while (isBeginningOfAnId(prefix, table)) {
            prefix = "right" + prefix;
        }
        return prefix;
    }

    private static boolean isBeginningOfAnId(String prefix, RecordTable table) {
        return IntStream.range(0, table.rows()).anyMatch(row -> table.id(row).startsWith(prefix));
    }

    private static Path toParquet(Path csv) throws IOException {
        Path parquet = csv.resolveSibling(csv.getFileName().toString().replace(".csv", ".parquet"));
        try (Connection connection = TableReader.connect();
                Statement statement = connection.createStatement()) {
            String numbers = " replace (match_weight::double as match_weight,"
                    + " match_probability::double as match_probability)";
            String columns = "*" + (csv.endsWith("pairs.csv" + UNFINISHED) ? numbers : "");
            String to = parquet.toString().replace("'", "''");
            statement.execute("copy (select " + columns + " from " + TableReader.source(csv) + ") to '" + to
                    + "' (format parquet)");
        } catch (SQLException e) {
            throw new IOException("DuckDB: " + e.getMessage(), e);
        }
        Files.delete(csv);
        return parquet;
    }
}
