package io.tieback.engine.step;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The plainest store: one sorted map, gone with its process. Not safe for several threads. */
public final class MemoryStore implements StateStore {
    private final TreeMap<byte[], byte[]> rows = new TreeMap<>(Arrays::compareUnsigned);

    @Override
    public Optional<byte[]> get(byte[] key) {
        return Optional.ofNullable(rows.get(key));
    }

    @Override
    public void scan(byte[] from, byte[] to, RowVisitor visitor) {
        if (Arrays.compareUnsigned(from, to) >= 0) {
            return;
        }
        for (Map.Entry<byte[], byte[]> row : rows.subMap(from, to).entrySet()) {
            if (!visitor.visit(row.getKey(), row.getValue())) {
                return;
            }
        }
    }

    @Override
    public void put(byte[] key, byte[] value) {
        rows.put(key, value);
    }

    @Override
    public void delete(byte[] key) {
        rows.remove(key);
    }

    /** All rows, in order; only to be read. */
    public NavigableMap<byte[], byte[]> rows() {
        return Collections.unmodifiableNavigableMap(rows);
    }

    /** A store with the same rows. */
    public MemoryStore copy() {
        MemoryStore copy = new MemoryStore();
        copy.rows.putAll(rows);
        return copy;
    }
}
