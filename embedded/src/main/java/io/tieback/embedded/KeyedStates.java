package io.tieback.embedded;

import io.tieback.engine.step.StateStore;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;

/**
 * The steps' states. A step asks several times for rows of one key, which mostly is new, so a key's rows are read all
 * at
 * once the first time and remembered while the key is in use; only a key with many rows is asked row by row.
 *
 * <p>Reads see what is committed, writes go to the batch; between the two there are no reads. Nobody else writes here.
 */
final class KeyedStates implements StateStore, AutoCloseable {
    /** A key with more rows is not remembered. */
    private static final int MAX_ROWS_OF_KEY = 48;

    private final Database database;
    private final WriteBatch batch;
    private final RocksIterator iterator;
    private final int maxRows;
    private final LinkedHashMap<Bytes, KeyRows> recent = new LinkedHashMap<>(16, 0.75f, true);
    private long remembered;

    /** @param maxRows rows remembered at most, to the nearest batch */
    KeyedStates(Database database, int maxRows, WriteBatch batch) {
        this.database = database;
        this.batch = batch;
        this.maxRows = maxRows;
        this.iterator = database.prefixIterator(Column.STATE);
    }

    /** The batch was written: reads see it from now on. */
    void committed() {
        Database.refresh(iterator);
        Iterator<KeyRows> eldest = recent.values().iterator();
        while (remembered > maxRows && eldest.hasNext()) {
            remembered -= eldest.next().weight();
            eldest.remove();
        }
    }

    @Override
    public Optional<byte[]> get(byte[] key) {
        KeyRows rows = rows(key);
        return rows.isComplete() ? rows.get(key) : database.get(Column.STATE, StateRow.stored(key));
    }

    @Override
    public void scan(byte[] from, byte[] to, RowVisitor visitor) {
        KeyRows rows = rows(from);
        if (rows.isComplete()) {
            rows.scan(from, to, visitor);
        } else {
            StateRow.scan(iterator, from, to, visitor);
        }
    }

    @Override
    public void put(byte[] key, byte[] value) {
        database.put(batch, Column.STATE, StateRow.stored(key), value);
        change(key, rows -> rows.put(key, value));
    }

    @Override
    public void delete(byte[] key) {
        database.delete(batch, Column.STATE, StateRow.stored(key));
        change(key, rows -> rows.delete(key));
    }

    @Override
    public void close() {
        iterator.close();
    }

    private void change(byte[] key, Consumer<KeyRows> change) {
        Optional.ofNullable(recent.get(head(key))).ifPresent(rows -> {
            remembered -= rows.weight();
            change.accept(rows);
            remembered += rows.weight();
        });
    }

    private KeyRows rows(byte[] key) {
        Bytes head = head(key);
        KeyRows known = recent.get(head);
        if (known != null) {
            return known;
        }
        KeyRows read = new KeyRows();
        StateRow.scan(iterator, head.value(), StateRow.afterHead(head.value()), (row, value) -> {
            read.put(row, value);
            return read.isComplete();
        });
        recent.put(head, read);
        remembered += read.weight();
        return read;
    }

    private static Bytes head(byte[] key) {
        return new Bytes(Arrays.copyOf(key, StateRow.headLength(key)));
    }

    /** The rows of one key, all or, if they are too many, none. */
    private static final class KeyRows {
        private final TreeMap<byte[], byte[]> rows = new TreeMap<>(Arrays::compareUnsigned);
        private boolean complete = true;

        boolean isComplete() {
            return complete;
        }

        int weight() {
            return 1 + rows.size();
        }

        Optional<byte[]> get(byte[] key) {
            return Optional.ofNullable(rows.get(key));
        }

        void scan(byte[] from, byte[] to, RowVisitor visitor) {
            for (Map.Entry<byte[], byte[]> row :
                    rows.subMap(from, true, to, false).entrySet()) {
                if (!visitor.visit(row.getKey(), row.getValue())) {
                    return;
                }
            }
        }

        void put(byte[] key, byte[] value) {
            if (complete) {
                rows.put(key, value);
                if (rows.size() > MAX_ROWS_OF_KEY) {
                    complete = false;
                    rows.clear();
                }
            }
        }

        void delete(byte[] key) {
            rows.remove(key);
        }
    }
}
