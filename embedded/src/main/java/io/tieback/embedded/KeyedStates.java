package io.tieback.embedded;

import io.tieback.engine.step.StateStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;

/**
 * The steps' states, with the changes of the open batch. A step asks several times for rows of one key, which mostly is
 * new, so a key's rows are read all at once the first time and remembered while the key is in use; only a key with many
 * rows is asked row by row.
 *
 * <p>For one thread, and nobody else writes the column.
 */
final class KeyedStates implements StateStore, AutoCloseable {
    private static final byte[] NONE = {};

    private final StateColumn column;
    private final int maxRows;
    private final LinkedHashMap<Bytes, KeyRows> recent = new LinkedHashMap<>(16, 0.75f, true);
    private final List<KeyRows> changed = new ArrayList<>();
    private byte[] lastHead = NONE;
    private KeyRows last;
    private long remembered;

    /** @param maxRows rows remembered at most between batches */
    KeyedStates(Database database, int maxRows, WriteBatch batch) {
        this.column = new StateColumn(database, batch);
        this.maxRows = maxRows;
        this.last = new KeyRows(column);
    }

    /** Writes the changes to the batch. */
    void flush() {
        changed.forEach(KeyRows::flush);
    }

    /** The batch was written: the column has the changes from now on. */
    void committed() {
        changed.forEach(rows -> remembered += rows.newWeight());
        changed.clear();
        lastHead = NONE; // what it names may be let go below
        column.committed();
        Iterator<KeyRows> eldest = recent.values().iterator();
        while (remembered > maxRows && eldest.hasNext()) {
            remembered -= eldest.next().weight();
            eldest.remove();
        }
    }

    @Override
    public Optional<byte[]> get(byte[] key) {
        return rows(key).get(key);
    }

    @Override
    public void scan(byte[] from, byte[] to, RowVisitor visitor) {
        rows(from).scan(from, to, visitor);
    }

    @Override
    public void put(byte[] key, byte[] value) {
        changing(key).put(key, value);
    }

    @Override
    public void delete(byte[] key) {
        changing(key).delete(key);
    }

    @Override
    public void close() {
        column.close();
    }

    private KeyRows changing(byte[] key) {
        KeyRows rows = rows(key);
        if (!rows.isChanged()) {
            changed.add(rows);
        }
        return rows;
    }

    private KeyRows rows(byte[] key) {
        int length = StateRow.headLength(key);
        if (lastHead.length != length || !Arrays.equals(lastHead, 0, length, key, 0, length)) {
            lastHead = Arrays.copyOf(key, length);
            last = rowsBelow(new Bytes(lastHead));
        }
        return last;
    }

    private KeyRows rowsBelow(Bytes head) {
        KeyRows known = recent.get(head);
        if (known != null) {
            return known;
        }
        KeyRows read = KeyRows.read(column, head.value());
        recent.put(head, read);
        remembered += read.newWeight();
        return read;
    }

    /** The column itself: reads see what is committed, writes go to the batch. */
    private static final class StateColumn implements StateStore, AutoCloseable {
        private final Database database;
        private final WriteBatch batch;
        private final RocksIterator iterator;

        StateColumn(Database database, WriteBatch batch) {
            this.database = database;
            this.batch = batch;
            this.iterator = database.prefixIterator(Column.STATE);
        }

        void committed() {
            Database.refresh(iterator);
        }

        @Override
        public Optional<byte[]> get(byte[] key) {
            return database.get(Column.STATE, StateRow.stored(key));
        }

        @Override
        public void scan(byte[] from, byte[] to, RowVisitor visitor) {
            StateRow.scan(iterator, from, to, visitor);
        }

        @Override
        public void put(byte[] key, byte[] value) {
            database.put(batch, Column.STATE, StateRow.stored(key), value);
        }

        @Override
        public void delete(byte[] key) {
            database.delete(batch, Column.STATE, StateRow.stored(key));
        }

        @Override
        public void close() {
            iterator.close();
        }
    }
}
