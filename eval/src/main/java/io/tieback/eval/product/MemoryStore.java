package io.tieback.eval.product;

import io.tieback.engine.step.StateStore;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** States in memory; gone with the run. */
final class MemoryStore implements StateStore {
    private final TreeMap<byte[], byte[]> rows = new TreeMap<>(Arrays::compareUnsigned);

    @Override
    public Optional<byte[]> get(byte[] key) {
        return Optional.ofNullable(rows.get(key));
    }

    @Override
    public void scan(byte[] from, byte[] to, RowVisitor visitor) {
        for (Map.Entry<byte[], byte[]> row : rows.subMap(from, true, to, false).entrySet()) {
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
}
