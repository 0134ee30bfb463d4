package io.tieback.embedded;

import io.tieback.engine.step.StateStore;
import io.tieback.engine.step.StateStore.RowVisitor;
import io.tieback.engine.step.StoreOverlay;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The rows of one key with the changes of the open batch: in memory as long as they are few, else changes alone over
 * the
 * column.
 */
final class KeyRows {
    /** A key with more rows is not held in memory. */
    static final int MAX_ROWS = 48;

    private final StateStore column;
    private final TreeMap<byte[], byte[]> rows = new TreeMap<>(Arrays::compareUnsigned);
    /** Changed rows, and whether the column has them. */
    private final TreeMap<byte[], Boolean> changed = new TreeMap<>(Arrays::compareUnsigned);

    private Optional<StoreOverlay> overColumn = Optional.empty();
    private boolean overColumnChanged;
    private int weight;

    /** Of a key that has none. */
    KeyRows(StateStore column) {
        this.column = column;
    }

    /** Reads the key's rows, unless they are too many. */
    static KeyRows read(StateStore column, byte[] head) {
        KeyRows read = new KeyRows(column);
        column.scan(head, StateRow.afterHead(head), (key, value) -> {
            read.rows.put(key, value);
            return read.rows.size() <= MAX_ROWS;
        });
        read.leaveMemoryIfMany();
        return read;
    }

    /** About how much memory it took when last weighed, in rows. */
    int weight() {
        return weight;
    }

    /** Weighs again; returns by how much the weight changed. */
    int newWeight() {
        int before = weight;
        weight = 1 + rows.size();
        return weight - before;
    }

    /** Whether there are changes that the column does not have. */
    boolean isChanged() {
        return overColumnChanged || !changed.isEmpty();
    }

    Optional<byte[]> get(byte[] key) {
        return overColumn.isPresent() ? overColumn.get().get(key) : Optional.ofNullable(rows.get(key));
    }

    void scan(byte[] from, byte[] to, RowVisitor visitor) {
        if (overColumn.isPresent()) {
            overColumn.get().scan(from, to, visitor);
            return;
        }
        for (Map.Entry<byte[], byte[]> row : rows.subMap(from, true, to, false).entrySet()) {
            if (!visitor.visit(row.getKey(), row.getValue())) {
                return;
            }
        }
    }

    void put(byte[] key, byte[] value) {
        if (overColumn.isPresent()) {
            overColumn.get().put(key, value);
            overColumnChanged = true;
            return;
        }
        byte[] before = rows.put(key, value);
        changed.putIfAbsent(key, before != null);
        leaveMemoryIfMany();
    }

    void delete(byte[] key) {
        if (overColumn.isPresent()) {
            overColumn.get().delete(key);
            overColumnChanged = true;
            return;
        }
        byte[] before = rows.remove(key);
        if (before != null) {
            changed.putIfAbsent(key, true);
        }
    }

    /** Writes the changes to the column; of rows that came and went within the batch it never hears. */
    void flush() {
        overColumn.ifPresent(StoreOverlay::commit);
        overColumnChanged = false;
        writeTo(column);
        changed.clear();
    }

    private void leaveMemoryIfMany() {
        if (rows.size() > MAX_ROWS) {
            StoreOverlay changes = new StoreOverlay(column);
            writeTo(changes);
            overColumnChanged = !changed.isEmpty();
            changed.clear();
            rows.clear();
            overColumn = Optional.of(changes);
        }
    }

    private void writeTo(StateStore store) {
        changed.forEach((key, stored) -> {
            byte[] value = rows.get(key);
            if (value != null) {
                store.put(key, value);
            } else if (stored) {
                store.delete(key);
            }
        });
    }
}
