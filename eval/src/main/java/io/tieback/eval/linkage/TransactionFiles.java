package io.tieback.eval.linkage;

import io.tieback.learn.link.TableReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/**
 * Copies of the transactions' files that a job can read honestly: the truth apart from the id, each id telling only its
 * half, and optionally 40 % of the destinations deleted. Half of a row = first byte of SHA-256(date|amount|memo)
 * &amp; 1; a destination is deleted where the first four bytes of SHA-256(seed|date|amount|memo) mod 100 are 60 or
 * more.
 */
final class TransactionFiles implements AutoCloseable {
    private static final String KEY =
            "strftime(transaction_date, '%Y-%m-%d') || '|' || printf('%.2f', amount) || '|' || coalesce(memo, '')";

    private final Connection connection;
    private final Path source;
    private final Path folder;

    TransactionFiles(Path source, Path folder) throws SQLException {
        this.connection = TableReader.connect();
        this.source = source;
        this.folder = folder;
    }

    /** Writes the origins and returns their file. */
    Path origins() throws SQLException {
        return copy("transactions_origin.parquet", "origin.parquet", "true");
    }

    /** Writes all destinations and returns their file. */
    Path destinations() throws SQLException {
        return copy("transactions_destination.parquet", "destination.parquet", "true");
    }

    /** Writes the destinations that are left after deletion and returns their file. */
    Path destinationsLeft(long seed) throws SQLException {
        String kept = "('0x' || substr(sha256('" + seed + "|' || " + KEY + "), 1, 8))::bigint % 100 < 60";
        return copy("transactions_destination.parquet", "destination-" + seed + ".parquet", kept);
    }

    private Path copy(String from, String to, String condition) throws SQLException {
        Path target = folder.resolve(to);
        try (Statement statement = connection.createStatement()) {
            statement.execute("copy (select (('0x' || substr(sha256(" + KEY + "), 2, 1))::int % 2) || '-' || substr("
                    + "sha256('id|' || ground_truth), 1, 12) as id, memo, transaction_date, amount,"
                    + " ground_truth as truth from read_parquet('" + source.resolve(from) + "') where " + condition
                    + ") to '" + target + "' (format parquet)");
        }
        return target;
    }

    /** The settings' window, as wide as the true pairs of half 0: lag in days, and ratio 1 % wider. */
    Window window() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select min(lag), max(lag), min(ratio), max(ratio) from (select"
                        + " date_diff('day', o.transaction_date, d.transaction_date) as lag,"
                        + " d.amount / o.amount as ratio"
                        + " from read_parquet('" + folder.resolve("origin.parquet") + "') o join read_parquet('"
                        + folder.resolve("destination.parquet") + "') d using (truth) where o.id like '0-%')")) {
            row.next();
            return new Window(row.getInt(1), row.getInt(2), row.getDouble(3) * 0.99, row.getDouble(4) * 1.01);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /**
     * How far apart the two sides of a payment may be.
     *
     * @param leastLag in days
     * @param mostLag in days
     * @param leastRatio destination over origin
     * @param mostRatio destination over origin
     */
    record Window(int leastLag, int mostLag, double leastRatio, double mostRatio) {
        String in(String settings) {
            String days = "days: [" + leastLag + ", " + mostLag + "]";
            String ratio = String.format(Locale.ROOT, "ratio: [%.6f, %.6f]", leastRatio, mostRatio);
            return settings.replace("days: [1, 21]", days).replace("ratio: [0.88, 1.15]", ratio);
        }
    }
}
