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
     * @param input as it is encoded
     */
    record Row(Input input, LogRecord record, Optional<Mark> mark, Kept kept) {
        /** @param rollout the release that judges it if it is a report, as far as is known before it has a place */
        static Row of(Arrival arrival, int rollout) {
            Input input = judgedBy(rollout, arrival.input());
            Remarks remarks = arrival.remarks();
            Row row = new Row(
                    input,
                    InputCodec.encode(input),
                    Mark.of(input),
                    new Kept(remarks.issueCodes(), remarks.unknownFields().getBytes(StandardCharsets.UTF_8)));
            if (row.bytes() > Door.MAX_ROW_BYTES) {
                throw new IllegalArgumentException("a row of " + row.bytes() + " bytes; at most " + Door.MAX_ROW_BYTES);
            }
            return row;
        }

        /** The row at its place, where another release may be in force than when it was encoded. */
        Row judgedBy(int rollout) {
            Input stamped = judgedBy(rollout, input);
            return stamped == input ? this : new Row(stamped, InputCodec.encode(stamped), mark, kept);
        }

        private static Input judgedBy(int rollout, Input input) {
            if (input instanceof ConversionReport report) {
                return judgedBy(rollout, report);
            } else if (input instanceof ReleasedReport released) {
                ConversionReport stamped = judgedBy(rollout, released.report());
                return stamped == released.report() ? input : new ReleasedReport(stamped, released.issueCodes());
            }
            return input;
        }

        private static ConversionReport judgedBy(int rollout, ConversionReport report) {
            return report.rollout() == rollout ? report : report.with(report.trace(), rollout);
        }

        boolean isErasure() {
            return input instanceof Erasure;
        }

        /** The quarantined report that it lets go, or empty. */
        String releases() {
            return input instanceof ReleasedReport released ? released.report().reportId() : "";
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

    /** @param rollout the release that is in force now */
    static AppendRequest of(List<Arrival> arrivals, Optional<KeyedReply> reply, int rollout) {
        List<Row> rows =
                arrivals.stream().map(arrival -> Row.of(arrival, rollout)).toList();
        long bytes = rows.stream().mapToLong(Row::bytes).sum();
        return new AppendRequest(rows, bytes, reply, new CompletableFuture<>());
    }
}
