package io.tieback.embedded;

import io.tieback.engine.step.StateStore.RowVisitor;
import java.util.Optional;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksIterator;
import org.rocksdb.Snapshot;

/** Everything as it was committed at one moment. */
final class DatabaseSnapshot implements AutoCloseable {
    private final Database database;
    private final RocksDB rocks;
    private final Snapshot snapshot;
    private final ReadOptions options;
    private final ReadOptions withinPrefix;

    DatabaseSnapshot(Database database, RocksDB rocks) {
        this.database = database;
        this.rocks = rocks;
        this.snapshot = rocks.getSnapshot();
        this.options = new ReadOptions().setSnapshot(snapshot).setTotalOrderSeek(true);
        this.withinPrefix = new ReadOptions().setSnapshot(snapshot).setPrefixSameAsStart(true);
    }

    Optional<byte[]> get(Column column, byte[] key) {
        return database.get(column, key, options);
    }

    /** The caller closes the iterator before this snapshot. */
    RocksIterator iterator(Column column) {
        return database.iterator(column, options);
    }

    /** An iterator that each seek keeps within the rows of one key. */
    RocksIterator prefixIterator(Column column) {
        return database.iterator(column, withinPrefix);
    }

    /** Visits rows with {@code from <= key < to} in order, until the visitor says stop. */
    void scan(Column column, byte[] from, byte[] to, RowVisitor visitor) {
        try (RocksIterator iterator = iterator(column)) {
            Scan.over(iterator, from, to, visitor);
        }
    }

    @Override
    public void close() {
        options.close();
        withinPrefix.close();
        rocks.releaseSnapshot(snapshot);
        snapshot.close();
    }
}
