package io.tieback.engine.step;

import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Changes held back over another store: visible through this one, applied by {@link #commit} or dropped. */
public final class StoreOverlay implements StateStore {
    private static final byte[] DELETED = new byte[0];

    private final StateStore base;
    private final TreeMap<byte[], Change> changes = new TreeMap<>(Arrays::compareUnsigned);
    private final TreeMap<byte[], MemoryRows> held = new TreeMap<>(Arrays::compareUnsigned);

    /** An empty overlay over {@code base}. */
    public StoreOverlay(StateStore base) {
        this.base = base;
    }

    @Override
    public Optional<byte[]> get(byte[] key) {
        Change change = changes.get(key);
        if (change == null) {
            return below(key).get(key);
        }
        return change.deleted() ? Optional.empty() : Optional.of(change.value());
    }

    @Override
    public void put(byte[] key, byte[] value) {
        changes.put(key, new Change(value, false));
    }

    @Override
    public void delete(byte[] key) {
        changes.put(key, new Change(DELETED, true));
    }

    @Override
    public void scan(byte[] from, byte[] to, RowVisitor visitor) {
        if (Arrays.compareUnsigned(from, to) >= 0) {
            return;
        }
        Iterator<Map.Entry<byte[], Change>> mine =
                changes.subMap(from, true, to, false).entrySet().iterator();
        Merge merge = new Merge(mine, visitor);
        below(from).scan(from, to, merge);
        merge.drain();
    }

    /** Fetches the rows below {@code prefix} once; until {@link #commit} the base is not asked for them again. */
    @Override
    public void hold(byte[] prefix, byte[] witness) {
        if (held.containsKey(prefix)) {
            return;
        }
        MemoryRows rows = new MemoryRows();
        if (base.get(witness).isPresent()) {
            base.scan(prefix, StoreKeys.afterAll(prefix), rows::add);
        }
        held.put(prefix, rows);
    }

    private Rows below(byte[] key) {
        Map.Entry<byte[], MemoryRows> nearest = held.floorEntry(key);
        boolean covers = nearest != null && startsWith(key, nearest.getKey());
        return covers ? nearest.getValue() : new BaseRows(base);
    }

    private static boolean startsWith(byte[] key, byte[] prefix) {
        return key.length >= prefix.length && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
    }

    /** Applies the changes to the base and forgets them. */
    public void commit() {
        changes.forEach((key, change) -> {
            if (change.deleted()) {
                base.delete(key);
            } else {
                base.put(key, change.value());
            }
        });
        changes.clear();
        held.clear();
    }

    /** Where unchanged rows come from. */
    private interface Rows {
        Optional<byte[]> get(byte[] key);

        void scan(byte[] from, byte[] to, RowVisitor visitor);
    }

    private record BaseRows(StateStore base) implements Rows {
        @Override
        public Optional<byte[]> get(byte[] key) {
            return base.get(key);
        }

        @Override
        public void scan(byte[] from, byte[] to, RowVisitor visitor) {
            base.scan(from, to, visitor);
        }
    }

    private static final class MemoryRows implements Rows {
        private final TreeMap<byte[], byte[]> rows = new TreeMap<>(Arrays::compareUnsigned);

        boolean add(byte[] key, byte[] value) {
            rows.put(key, value);
            return true;
        }

        @Override
        public Optional<byte[]> get(byte[] key) {
            return Optional.ofNullable(rows.get(key));
        }

        @Override
        public void scan(byte[] from, byte[] to, RowVisitor visitor) {
            for (Map.Entry<byte[], byte[]> row :
                    rows.subMap(from, true, to, false).entrySet()) {
                if (!visitor.visit(row.getKey(), row.getValue())) {
                    return;
                }
            }
        }
    }

    private record Change(byte[] value, boolean deleted) {}

    /** Merges the overlay's rows into a scan of the base; the overlay wins. */
    private static final class Merge implements RowVisitor {
        private final Iterator<Map.Entry<byte[], Change>> mine;
        private final RowVisitor visitor;
        private Optional<Map.Entry<byte[], Change>> next;
        private boolean going = true;

        Merge(Iterator<Map.Entry<byte[], Change>> mine, RowVisitor visitor) {
            this.mine = mine;
            this.visitor = visitor;
            this.next = advance();
        }

        @Override
        public boolean visit(byte[] key, byte[] value) {
            while (going && next.isPresent()) {
                int order = Arrays.compareUnsigned(next.get().getKey(), key);
                if (order > 0) {
                    break;
                }
                emitMine();
                if (order == 0) {
                    return going;
                }
            }
            if (going) {
                going = visitor.visit(key, value);
            }
            return going;
        }

        void drain() {
            while (going && next.isPresent()) {
                emitMine();
            }
        }

        private void emitMine() {
            Map.Entry<byte[], Change> row = next.orElseThrow();
            next = advance();
            if (!row.getValue().deleted()) {
                going = visitor.visit(row.getKey(), row.getValue().value());
            }
        }

        private Optional<Map.Entry<byte[], Change>> advance() {
            return mine.hasNext() ? Optional.of(mine.next()) : Optional.empty();
        }
    }
}
