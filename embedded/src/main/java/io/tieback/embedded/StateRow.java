package io.tieback.embedded;

import io.tieback.core.stats.ByteHash;
import io.tieback.engine.step.StateStore.RowVisitor;
import java.util.Arrays;
import org.rocksdb.RocksIterator;

/**
 * How the steps' row keys lie in the state's column: behind eight bytes that all rows of one stage and key share, so
 * that a filter over these bytes tells at once where a key has no rows. Rows of one key keep their order; keys have
 * none, and no step asks for one.
 */
final class StateRow {
    /** Length of what rows of a key share. */
    static final int HASH_BYTES = Long.BYTES;

    private static final int HEAD_BYTES = 3;

    private StateRow() {}

    /** Stage, length and key at the head of a row key, see {@link io.tieback.engine.step.StoreKeys}. */
    static int headLength(byte[] row) {
        return HEAD_BYTES + ((row[1] & 0xFF) << 8 | row[2] & 0xFF);
    }

    /** The least bound above all rows of a key. */
    static byte[] afterHead(byte[] head) {
        byte[] after = Arrays.copyOf(head, head.length + 1);
        after[head.length] = -1;
        return after;
    }

    /** Visits rows of one key with {@code from <= row < to} in order, until the visitor says stop. */
    static void scan(RocksIterator iterator, byte[] from, byte[] to, RowVisitor visitor) {
        Scan.over(iterator, stored(from), stored(from, to), (key, value) -> visitor.visit(row(key), value));
    }

    /** A row key as it is stored. */
    static byte[] stored(byte[] row) {
        return stored(row, row);
    }

    private static byte[] stored(byte[] of, byte[] bound) {
        long hash = ByteHash.of(of, headLength(of));
        byte[] stored = new byte[HASH_BYTES + bound.length];
        for (int i = 0; i < HASH_BYTES; i++) {
            stored[i] = (byte) (hash >>> 8 * (HASH_BYTES - 1 - i));
        }
        System.arraycopy(bound, 0, stored, HASH_BYTES, bound.length);
        return stored;
    }

    private static byte[] row(byte[] stored) {
        return Arrays.copyOfRange(stored, HASH_BYTES, stored.length);
    }
}
