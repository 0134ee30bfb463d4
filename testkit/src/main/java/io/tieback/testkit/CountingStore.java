package io.tieback.testkit;

import io.tieback.engine.step.StateStore;
import java.util.Optional;

/** A store that counts what is read of it: a look-up is one row, and so is each row that a scan visits. */
public final class CountingStore implements StateStore {
    private final StateStore base;
    private long rowsRead;

    /** Counts reads of {@code base}. */
    public CountingStore(StateStore base) {
        this.base = base;
    }

    /** Rows read since the last call. */
    public long takeRowsRead() {
        long taken = rowsRead;
        rowsRead = 0;
        return taken;
    }

    @Override
    public Optional<byte[]> get(byte[] key) {
        rowsRead++;
        return base.get(key);
    }

    @Override
    public void scan(byte[] from, byte[] to, RowVisitor visitor) {
        base.scan(from, to, (key, value) -> {
            rowsRead++;
            return visitor.visit(key, value);
        });
    }

    @Override
    public void put(byte[] key, byte[] value) {
        base.put(key, value);
    }

    @Override
    public void delete(byte[] key) {
        base.delete(key);
    }
}
