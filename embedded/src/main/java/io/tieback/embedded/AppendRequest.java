package io.tieback.embedded;

import io.tieback.core.report.ConversionReport;
import io.tieback.core.report.Erasure;
import io.tieback.core.report.Input;
import io.tieback.core.report.RefusedReport;
import io.tieback.core.report.ReleasedReport;
import io.tieback.core.report.ReportSlice;
import io.tieback.engine.codec.InputCodec;
import io.tieback.engine.codec.LogRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Rows that wait for their sync, encoded by the thread that brought them.
 *
 * @param rows in order
 * @param bytes of all rows
 * @param reply stored with the rows, if the request was keyed
 * @param done completes when the rows are safe
 */
record AppendRequest(List<Row> rows, long bytes, Optional<KeyedReply> reply, CompletableFuture<Receipt> done) {

    /**
     * One input, encoded; a report with what it is counted and found by.
     *
     * @param releases the quarantined report that it lets go, or empty
     */
    record Row(LogRecord record, Optional<Mark> mark, boolean erasure, String releases, Kept kept) {
        static Row of(Arrival arrival) {
            Input input = arrival.input();
            Remarks remarks = arrival.remarks();
            Row row = new Row(
                    InputCodec.encode(input),
                    Mark.of(input),
                    input instanceof Erasure,
                    input instanceof ReleasedReport released ? released.report().reportId() : "",
                    new Kept(remarks.issueCodes(), remarks.unknownFields().getBytes(StandardCharsets.UTF_8)));
            if (row.bytes() > Door.MAX_ROW_BYTES) {
                throw new IllegalArgumentException("a row of " + row.bytes() + " bytes; at most " + Door.MAX_ROW_BYTES);
            }
            return row;
        }

        int bytes() {
            return record.open().length + record.personal().length + kept.unknownFields().length;
        }
    }

    /** {@link Remarks} of a row, as bytes. */
    record Kept(List<String> issueCodes, byte[] unknownFields) {}

    /** What a report is counted under and found by. */
    record Mark(String reportId, ReportSlice slice) {
        static Optional<Mark> of(Input input) {
            if (input instanceof ConversionReport report) {
                return Optional.of(new Mark(report.reportId(), report.slice()));
            } else if (input instanceof RefusedReport refused) {
                return Optional.of(new Mark(refused.reportId(), refused.slice()));
            }
            return Optional.empty();
        }
    }

    /** The reply to a keyed request. */
    record KeyedReply(byte[] scopeHash, byte[] bodyHash, byte[] reply) {}

    static AppendRequest of(List<Arrival> arrivals, Optional<KeyedReply> reply) {
        List<Row> rows = arrivals.stream().map(Row::of).toList();
        long bytes = rows.stream().mapToLong(Row::bytes).sum();
        return new AppendRequest(rows, bytes, reply, new CompletableFuture<>());
    }
}
