package io.tieback.embedded;

import io.tieback.core.identity.Sought;
import io.tieback.core.ledger.LedgerEntry;
import io.tieback.core.ledger.RollupKey;
import io.tieback.core.ledger.RollupSum;
import io.tieback.engine.codec.LedgerCodec;
import io.tieback.engine.codec.SoughtCodec;
import io.tieback.engine.message.Effect;
import java.util.HashMap;
import java.util.Map;
import org.rocksdb.WriteBatch;

/** Rollups, tallies, counts and what was recalled as they stand in the open batch. */
final class Sums {
    private final Database database;
    private final Map<RollupKey, RollupSum> rollups = new HashMap<>();
    private final Map<Bytes, Long> tallies = new HashMap<>();
    private final Map<String, Long> counts = new HashMap<>();
    private final Map<Sought, Long> recalls = new HashMap<>();

    Sums(Database database) {
        this.database = database;
    }

    /** Changes of one cascade, of which all or none are taken over. */
    final class Draft {
        private final Map<RollupKey, RollupSum> cells = new HashMap<>();
        private final Map<Bytes, Long> statuses = new HashMap<>();
        private final Map<String, Long> names = new HashMap<>();
        private final Map<Sought, Long> found = new HashMap<>();

        void post(LedgerEntry entry) {
            RollupKey cell = RollupKey.of(entry);
            RollupSum before = cells.containsKey(cell) ? cells.get(cell) : sum(cell);
            cells.put(cell, before.plus(entry));
        }

        void tally(Effect.Tally tally) {
            byte[] row = Tallies.of(tally.slice(), tally.status());
            statuses.merge(new Bytes(row), tally.count(), Long::sum);
        }

        void count(Effect.Count count) {
            names.merge(count.name(), count.count(), Long::sum);
        }

        void recall(Effect.Recall recall) {
            found.merge(recall.sought(), recall.count(), Long::sum);
        }

        void take() {
            rollups.putAll(cells);
            statuses.forEach((row, count) -> tallies.merge(row, count, Long::sum));
            names.forEach((name, count) -> counts.merge(name, count, Long::sum));
            found.forEach((sought, count) -> recalls.merge(sought, count, Long::sum));
        }
    }

    /** Puts the sums into a batch and forgets them. */
    void write(WriteBatch batch) {
        rollups.forEach((cell, sum) -> {
            byte[] row = LedgerCodec.CELL.encode(cell);
            if (sum.isZero()) {
                database.delete(batch, Column.ROLLUPS, row);
            } else {
                database.put(batch, Column.ROLLUPS, row, LedgerCodec.SUM.encode(sum));
            }
        });
        tallies.forEach((row, added) -> add(batch, Column.TALLIES, row.value(), added));
        counts.forEach((name, added) -> add(batch, Column.COUNTS, Rows.text(name), added));
        recalls.forEach((sought, added) -> add(batch, Column.RECALL, SoughtCodec.CELL.encode(sought), added));
        rollups.clear();
        tallies.clear();
        counts.clear();
        recalls.clear();
    }

    private void add(WriteBatch batch, Column column, byte[] row, long added) {
        long before = database.get(column, row).map(Tallies::count).orElse(0L);
        database.put(batch, column, row, Tallies.count(before + added));
    }

    private RollupSum sum(RollupKey cell) {
        RollupSum inBatch = rollups.get(cell);
        if (inBatch != null) {
            return inBatch;
        }
        return database.get(Column.ROLLUPS, LedgerCodec.CELL.encode(cell))
                .map(LedgerCodec.SUM::decode)
                .orElse(RollupSum.ZERO);
    }
}
