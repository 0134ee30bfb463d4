package io.tieback.embedded;

import io.tieback.core.report.ReportSlice;
import io.tieback.core.report.ReportStatus;
import io.tieback.engine.codec.ByteReader;
import io.tieback.engine.codec.ByteWriter;
import io.tieback.engine.codec.LedgerCodec;
import java.util.Arrays;

/** Rows of the tallies: how many reports of a slice were received, and how many came to each status. */
final class Tallies {
    /** Stands in the place of a status for what the door counted. */
    static final int RECEIVED = 0;

    /** How many kinds of counts a slice has. */
    static final int KINDS = 1 + ReportStatus.values().length;

    private Tallies() {}

    static byte[] received(ReportSlice slice) {
        return row(slice, RECEIVED);
    }

    static byte[] of(ReportSlice slice, ReportStatus status) {
        return row(slice, 1 + status.ordinal());
    }

    static ReportSlice slice(byte[] row) {
        return LedgerCodec.SLICE.decode(Arrays.copyOf(row, row.length - 1));
    }

    /** {@link #RECEIVED}, or one more than a status's ordinal. */
    static int kind(byte[] row) {
        return row[row.length - 1];
    }

    static byte[] count(long count) {
        return new ByteWriter().signed(count).toBytes();
    }

    static long count(byte[] value) {
        return new ByteReader(value).signed();
    }

    /** A slice's counts, by {@link #kind}, as a row. */
    static ConservationRow row(ReportSlice slice, long[] counts) {
        long settled = Arrays.stream(counts, 1, counts.length).sum();
        return new ConservationRow(
                slice,
                counts[RECEIVED],
                counts[RECEIVED] - settled,
                counts[1 + ReportStatus.REJECTED.ordinal()],
                counts[1 + ReportStatus.QUARANTINED.ordinal()],
                counts[1 + ReportStatus.SUPPRESSED.ordinal()],
                counts[1 + ReportStatus.EXACT_DUPLICATE.ordinal()],
                counts[1 + ReportStatus.ADMITTED.ordinal()]);
    }

    private static byte[] row(ReportSlice slice, int kind) {
        return new ByteWriter().raw(LedgerCodec.SLICE.encode(slice)).one(kind).toBytes();
    }
}
