package io.tieback.embedded;

import io.tieback.engine.step.StateStore;
import java.util.Optional;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;

/**
 * A column as a state store: reads see what is committed, writes go to the batch that is open. Between commits nobody
 * else writes the column, so one iterator serves all scans of a batch.
 */
final class StateColumn implements StateStore, AutoCloseable {
    private final Database database;
    private final Column column;
    private final RocksIterator iterator;
    private final RecentCache<Bytes, Optional<byte[]>> recent;
    private final WriteBatch batch;

    StateColumn(Database database, Column column, int cachedRows, WriteBatch batch) {
        this.database = database;
        this.column = column;
        this.recent = new RecentCache<>(cachedRows);
        this.iterator = database.iterator(column);
        this.batch = batch;
    }

    /** The batch was written; scans see it from now on. */
    void committed() {
        Database.refresh(iterator);
    }

    @Override
    public Optional<byte[]> get(byte[] key) {
        Bytes cacheKey = new Bytes(key);
        Optional<Optional<byte[]>> cached = recent.get(cacheKey);
        if (cached.isPresent()) {
            return cached.get();
        }
        Optional<byte[]> value = database.get(column, key);
        recent.put(cacheKey, value);
        return value;
    }

    @Override
    public void scan(byte[] from, byte[] to, RowVisitor visitor) {
        Scan.over(iterator, from, to, visitor);
    }

    @Override
    public void put(byte[] key, byte[] value) {
        database.put(batch, column, key, value);
        recent.put(new Bytes(key), Optional.of(value));
    }

    @Override
    public void delete(byte[] key) {
        database.delete(batch, column, key);
        recent.put(new Bytes(key), Optional.empty());
    }

    @Override
    public void close() {
        iterator.close();
    }
}
