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

    /** An empty overlay over {@code base}. */
    public StoreOverlay(StateStore base) {
        this.base = base;
    }

    @Override
    public Optional<byte[]> get(byte[] key) {
        Change change = changes.get(key);
        if (change == null) {
            return base.get(key);
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
        base.scan(from, to, merge);
        merge.drain();
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
