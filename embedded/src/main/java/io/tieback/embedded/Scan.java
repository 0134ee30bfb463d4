package io.tieback.embedded;

import io.tieback.engine.step.StateStore.RowVisitor;
import java.util.Arrays;
import org.rocksdb.RocksIterator;

/** Walks an iterator over a range of keys. */
final class Scan {
    private Scan() {}

    /** Visits rows with {@code from <= key < to} in order, until the visitor says stop. */
    static void over(RocksIterator iterator, byte[] from, byte[] to, RowVisitor visitor) {
        for (iterator.seek(from); iterator.isValid(); iterator.next()) {
            byte[] key = iterator.key();
            if (Arrays.compareUnsigned(key, to) >= 0 || !visitor.visit(key, iterator.value())) {
                return;
            }
        }
        Database.check(iterator);
    }
}
