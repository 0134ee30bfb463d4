package io.tieback.engine.codec;

import io.tieback.core.privacy.MatchKey;
import io.tieback.core.report.ActionSource;
import io.tieback.core.report.AdEngagement;
import io.tieback.core.report.ConversionReport;
import io.tieback.core.report.ConversionType;
import io.tieback.core.report.EngagementKind;
import io.tieback.core.report.IngestChannel;
import io.tieback.core.report.Money;
import io.tieback.core.report.Reference;
import io.tieback.core.report.ReportSlice;
import io.tieback.core.report.Trace;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Forms of values that several records share. They never change: a new form is a new method. */
public final class Fields {
    private Fields() {}

    /** Match keys. */
    public static ByteWriter keys(ByteWriter writer, List<MatchKey> keys) {
        return writer.list(keys, Fields::key);
    }

    /** See {@link #keys(ByteWriter, List)}. */
    public static List<MatchKey> keys(ByteReader reader) {
        return reader.list(Fields::key);
    }

    /** One match key. */
    public static void key(ByteWriter writer, MatchKey key) {
        writer.one(key.kind().ordinal()).one(key.pepperId()).fixed(key.high()).fixed(key.low());
    }

    /** See {@link #key(ByteWriter, MatchKey)}. */
    public static MatchKey key(ByteReader r) {
        return new MatchKey(r.constant(MatchKey.Kind.values()), r.one(), r.fixed(), r.fixed());
    }

    /** An amount that may be absent. */
    public static void money(ByteWriter writer, Optional<Money> money) {
        writer.flag(money.isPresent());
        money.ifPresent(m -> writer.signed(m.micros()).text(m.currency()));
    }

    /** See {@link #money(ByteWriter, Optional)}. */
    public static Optional<Money> money(ByteReader r) {
        return r.flag() ? Optional.of(new Money(r.signed(), r.text())) : Optional.empty();
    }

    /** A conservation slice. */
    public static void slice(ByteWriter writer, ReportSlice slice) {
        writer.text(slice.advertiserId())
                .text(slice.dataSet())
                .text(slice.conversionType())
                .text(slice.ingestChannel());
    }

    /** See {@link #slice(ByteWriter, ReportSlice)}. */
    public static ReportSlice slice(ByteReader r) {
        return new ReportSlice(r.text(), r.text(), r.text(), r.text());
    }

    /** A report without its match keys. */
    public static void report(ByteWriter writer, ConversionReport report) {
        writer.text(report.reportId())
                .text(report.advertiserId())
                .text(report.dataSet())
                .text(report.conversionType().name())
                .one(report.actionSource().ordinal())
                .one(report.ingestChannel().ordinal())
                .instant(report.occurredAt())
                .text(report.eventId())
                .text(report.orderId());
        money(writer, report.value());
        writer.flag(report.reference().isPresent());
        report.reference()
                .ifPresent(reference -> writer.one(reference.role().ordinal())
                        .one(reference.by().ordinal())
                        .text(reference.id()));
        writer.text(report.zone().getId());
    }

    /** See {@link #report(ByteWriter, ConversionReport)}; what else it has comes from elsewhere. */
    public static ConversionReport report(ByteReader r, List<MatchKey> keys, Trace trace, int rollout) {
        return new ConversionReport(
                r.text(),
                r.text(),
                r.text(),
                new ConversionType(r.text()),
                r.constant(ActionSource.values()),
                r.constant(IngestChannel.values()),
                r.instant(),
                r.text(),
                r.text(),
                money(r),
                reference(r),
                keys,
                trace,
                rollout,
                ZoneId.of(r.text()));
    }

    /** What is known of browser and network. */
    public static ByteWriter trace(ByteWriter writer, Trace trace) {
        return EvidenceFields.agent(writer, trace.agent()).text(trace.networkClass());
    }

    /** See {@link #trace(ByteWriter, Trace)}. */
    public static Trace trace(ByteReader r) {
        return new Trace(EvidenceFields.agent(r), r.text());
    }

    /** An engagement, whole. */
    public static ByteWriter engagement(ByteWriter writer, AdEngagement e) {
        writer.text(e.engagementId())
                .text(e.userId())
                .text(e.advertiserId())
                .text(e.campaignId())
                .text(e.adId())
                .one(e.kind().ordinal())
                .instant(e.occurredAt());
        return trace(keys(writer, e.matchKeys()), e.trace());
    }

    /** See {@link #engagement(ByteWriter, AdEngagement)}. */
    public static AdEngagement engagement(ByteReader r) {
        return new AdEngagement(
                r.text(),
                r.text(),
                r.text(),
                r.text(),
                r.text(),
                r.constant(EngagementKind.values()),
                r.instant(),
                keys(r),
                trace(r));
    }

    /** A report, whole. */
    public static void wholeReport(ByteWriter writer, ConversionReport report) {
        keys(writer, report.matchKeys());
        trace(writer, report.trace());
        report(writer.unsigned(report.rollout()), report);
    }

    /** See {@link #wholeReport(ByteWriter, ConversionReport)}. */
    public static ConversionReport wholeReport(ByteReader r) {
        List<MatchKey> keys = keys(r);
        Trace trace = trace(r);
        int rollout = (int) r.unsigned();
        return report(r, keys, trace, rollout);
    }

    private static Optional<Reference> reference(ByteReader r) {
        if (!r.flag()) {
            return Optional.empty();
        }
        return Optional.of(
                new Reference(r.constant(Reference.Role.values()), r.constant(Reference.By.values()), r.text()));
    }
}
