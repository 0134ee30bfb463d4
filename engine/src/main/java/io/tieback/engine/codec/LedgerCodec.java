package io.tieback.engine.codec;

import io.tieback.core.ledger.LedgerEntry;
import io.tieback.core.ledger.Reason;
import io.tieback.core.ledger.RollupKey;
import io.tieback.core.ledger.RollupSum;
import io.tieback.core.ledger.Target;
import io.tieback.core.report.ReportSlice;
import io.tieback.engine.pipeline.Origin;
import io.tieback.engine.step.Position;
import java.math.BigInteger;
import java.time.LocalDate;

/** Rows of the ledger and of its sums. Keys keep order: a report's rows by cause, an advertiser's cells by day. */
public final class LedgerCodec {
    /** A ledger entry's bytes. */
    public static final Codec<LedgerEntry> ENTRY = Codec.versioned(1, LedgerCodec::entry, LedgerCodec::entry);

    /** A cell's sum. */
    public static final Codec<RollupSum> SUM = Codec.versioned(
            2,
            (w, sum) ->
                    w.signed(sum.share()).blob(sum.valueMicros().toByteArray()).signed(sum.entries()),
            r -> new RollupSum(r.signed(), new BigInteger(r.blob()), r.signed()),
            r -> new RollupSum(r.signed(), BigInteger.valueOf(r.signed()), r.signed()));

    /** A cell's key; {@link #advertiser} is its prefix. */
    public static final Codec<RollupKey> CELL = Codec.ordered(LedgerCodec::cell, LedgerCodec::cell);

    /** A conservation slice's key. */
    public static final Codec<ReportSlice> SLICE = Codec.ordered(
            (w, s) -> w.orderedText(s.advertiserId())
                    .orderedText(s.dataSet())
                    .orderedText(s.conversionType())
                    .orderedText(s.ingestChannel()),
            r -> new ReportSlice(r.orderedText(), r.orderedText(), r.orderedText(), r.orderedText()));

    /** A ledger row's key; {@link #report} is its prefix. */
    public static final Codec<RowId> ROW = Codec.ordered(LedgerCodec::row, LedgerCodec::row);

    private LedgerCodec() {}

    /**
     * Names a ledger row: the same in every runtime.
     *
     * @param reportId whose mass
     * @param cause the input that made it
     * @param origin who said it in that input's cascade
     */
    public record RowId(String reportId, Position cause, Origin origin) {}

    /** The prefix of all rows of a report. */
    public static byte[] report(String reportId) {
        return new ByteWriter().orderedText(reportId).toBytes();
    }

    /** The prefix of all cells of an advertiser. */
    public static byte[] advertiser(String advertiserId) {
        return new ByteWriter().orderedText(advertiserId).toBytes();
    }

    private static void row(ByteWriter w, RowId id) {
        w.orderedText(id.reportId())
                .orderedInstant(id.cause().receivedAt())
                .fixed(id.cause().partition() ^ Long.MIN_VALUE)
                .fixed(id.cause().offset())
                .one(id.origin().stage() + 1)
                .orderedText(id.origin().key())
                .fixed(id.origin().turn())
                .fixed(id.origin().output());
    }

    private static RowId row(ByteReader r) {
        return new RowId(
                r.orderedText(),
                new Position(r.orderedInstant(), (int) (r.fixed() ^ Long.MIN_VALUE), r.fixed()),
                new Origin(r.one() - 1, r.orderedText(), (int) r.fixed(), (int) r.fixed()));
    }

    private static void cell(ByteWriter w, RollupKey key) {
        w.orderedText(key.advertiserId())
                .orderedText(key.setting())
                .fixed(key.day().toEpochDay() ^ Long.MIN_VALUE)
                .orderedText(key.outcome())
                .orderedText(key.campaignId())
                .orderedText(key.adId())
                .orderedText(key.conversionType())
                .orderedText(key.currency());
    }

    private static RollupKey cell(ByteReader r) {
        return new RollupKey(
                r.orderedText(),
                r.orderedText(),
                LocalDate.ofEpochDay(r.fixed() ^ Long.MIN_VALUE),
                r.orderedText(),
                r.orderedText(),
                r.orderedText(),
                r.orderedText(),
                r.orderedText());
    }

    private static void entry(ByteWriter w, LedgerEntry e) {
        w.text(e.reportId())
                .text(e.actId())
                .text(e.advertiserId())
                .text(e.conversionType())
                .signed(e.day().toEpochDay())
                .text(e.setting());
        target(w, e.target());
        w.signed(e.share())
                .signed(e.valueMicros())
                .text(e.currency())
                .one(e.reason().ordinal());
    }

    private static LedgerEntry entry(ByteReader r) {
        return new LedgerEntry(
                r.text(),
                r.text(),
                r.text(),
                r.text(),
                LocalDate.ofEpochDay(r.signed()),
                r.text(),
                target(r),
                r.signed(),
                r.signed(),
                r.text(),
                r.constant(Reason.values()));
    }

    private static void target(ByteWriter w, Target target) {
        if (target instanceof Target.Merged merged) {
            w.one(1).text(merged.intoReportId());
        } else if (target instanceof Target.Nobody) {
            w.one(2);
        } else if (target instanceof Target.Unattributed) {
            w.one(3);
        } else if (target instanceof Target.Credited credited) {
            w.one(4).text(credited.engagementId()).text(credited.campaignId()).text(credited.adId());
        }
    }

    private static Target target(ByteReader r) {
        int kind = r.one();
        return switch (kind) {
            case 1 -> new Target.Merged(r.text());
            case 2 -> new Target.Nobody();
            case 3 -> new Target.Unattributed();
            case 4 -> new Target.Credited(r.text(), r.text(), r.text());
            default -> throw new CorruptBytesException("ledger target of kind " + kind);
        };
    }
}
