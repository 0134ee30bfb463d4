package io.tieback.embedded;

import io.tieback.engine.step.StateStore;
import java.util.Optional;
import org.rocksdb.RocksIterator;

/** The steps' states as of a snapshot, for reading. */
final class SnapshotState implements StateStore {
    private final DatabaseSnapshot snapshot;

    SnapshotState(DatabaseSnapshot snapshot) {
        this.snapshot = snapshot;
    }

    @Override
    public Optional<byte[]> get(byte[] key) {
        return snapshot.get(Column.STATE, StateRow.stored(key));
    }

    @Override
    public void scan(byte[] from, byte[] to, RowVisitor visitor) {
        try (RocksIterator iterator = snapshot.prefixIterator(Column.STATE)) {
            StateRow.scan(iterator, from, to, visitor);
        }
    }

    @Override
    public void put(byte[] key, byte[] value) {
        throw new UnsupportedOperationException("a snapshot is only read");
    }

    @Override
    public void delete(byte[] key) {
        throw new UnsupportedOperationException("a snapshot is only read");
    }
}
