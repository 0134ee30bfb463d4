package io.tieback.embedded;

import io.tieback.engine.codec.ByteReader;
import io.tieback.engine.codec.ByteWriter;
import io.tieback.engine.codec.Codec;
import java.time.Instant;
import java.util.List;

/**
 * A record as it lies in the log. The key id is the head of the sealed part; RocksDB keeps the checksum.
 *
 * @param receivedAt stamped by the door
 * @param open readable part
 * @param sealed personal part sealed under its subject's key, bound to its offset and open part; empty if none
 * @param issueCodes see {@link Remarks#issueCodes}
 * @param sealedUnknownFields {@link Remarks#unknownFields}, sealed under the same key; empty if there was none
 */
record LogRow(Instant receivedAt, byte[] open, byte[] sealed, List<String> issueCodes, byte[] sealedUnknownFields) {
    private static final byte[] NOTHING = new byte[0];
    private static final int UNKNOWN_FIELDS = 'u';

    /** Version 1 had no remarks. */
    static final Codec<LogRow> CODEC = Codec.versioned(
            2,
            (w, row) -> w.instant(row.receivedAt())
                    .blob(row.open())
                    .blob(row.sealed())
                    .list(row.issueCodes(), ByteWriter::text)
                    .blob(row.sealedUnknownFields()),
            r -> new LogRow(r.instant(), r.blob(), r.blob(), r.list(ByteReader::text), r.blob()),
            r -> new LogRow(r.instant(), r.blob(), r.blob(), List.of(), NOTHING));

    /** The row's key. */
    static byte[] key(long offset) {
        return new ByteWriter().fixed(offset).toBytes();
    }

    /** The offset of a key. */
    static long offset(byte[] key) {
        return new ByteReader(key).fixed();
    }

    /** Where the sealed personal part belongs: it opens nowhere else. */
    static byte[] place(long offset, byte[] open) {
        return new ByteWriter().fixed(offset).raw(open).toBytes();
    }

    /** Where sealed unknown fields belong. */
    static byte[] unknownPlace(long offset) {
        return new ByteWriter().fixed(offset).one(UNKNOWN_FIELDS).toBytes();
    }
}
