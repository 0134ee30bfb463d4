package io.tieback.embedded;

import io.tieback.engine.codec.ByteReader;
import io.tieback.engine.codec.ByteWriter;
import io.tieback.engine.codec.Codec;
import java.time.Instant;

/**
 * A record as it lies in the log. The key id is the head of the sealed part; RocksDB keeps the checksum.
 *
 * @param receivedAt stamped by the door
 * @param open readable part
 * @param sealed personal part sealed under its subject's key, bound to its offset and open part; empty if none
 */
record LogRow(Instant receivedAt, byte[] open, byte[] sealed) {
    static final Codec<LogRow> CODEC = Codec.versioned(
            1,
            (w, row) -> w.instant(row.receivedAt()).blob(row.open()).blob(row.sealed()),
            r -> new LogRow(r.instant(), r.blob(), r.blob()));

    /** The row's key. */
    static byte[] key(long offset) {
        return new ByteWriter().fixed(offset).toBytes();
    }

    /** The offset of a key. */
    static long offset(byte[] key) {
        return new ByteReader(key).fixed();
    }

    /** Where a sealed part belongs: it opens nowhere else. */
    static byte[] place(long offset, byte[] open) {
        return new ByteWriter().fixed(offset).raw(open).toBytes();
    }
}
