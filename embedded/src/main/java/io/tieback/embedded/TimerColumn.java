package io.tieback.embedded;

import io.tieback.engine.step.StateStore;
import java.util.Optional;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;

/** The timers' column: reads see what is committed, writes go to the batch. Nobody else writes it. */
final class TimerColumn implements StateStore, AutoCloseable {
    private final Database database;
    private final RocksIterator iterator;
    private final WriteBatch batch;

    TimerColumn(Database database, WriteBatch batch) {
        this.database = database;
        this.batch = batch;
        this.iterator = database.iterator(Column.TIMERS);
    }

    /** The batch was written: reads see it from now on. */
    void committed() {
        Database.refresh(iterator);
    }

    @Override
    public Optional<byte[]> get(byte[] key) {
        return database.get(Column.TIMERS, key);
    }

    @Override
    public void scan(byte[] from, byte[] to, RowVisitor visitor) {
        Scan.over(iterator, from, to, visitor);
    }

    @Override
    public void put(byte[] key, byte[] value) {
        database.put(batch, Column.TIMERS, key, value);
    }

    @Override
    public void delete(byte[] key) {
        database.delete(batch, Column.TIMERS, key);
    }

    @Override
    public void close() {
        iterator.close();
    }
}
