package io.tieback.engine.codec;

import io.tieback.core.privacy.MatchKey;
import io.tieback.core.report.AdEngagement;
import io.tieback.core.report.ConversionReport;
import io.tieback.core.report.Erasure;
import io.tieback.core.report.Forgotten;
import io.tieback.core.report.ForgottenEngagement;
import io.tieback.core.report.Input;
import io.tieback.core.report.PanelTruth;
import io.tieback.core.report.Promotion;
import io.tieback.core.report.RefusedReport;
import io.tieback.core.report.ReleasedReport;
import io.tieback.core.report.ReportStatus;
import io.tieback.core.report.Restatement;
import io.tieback.core.report.Sighting;
import io.tieback.core.report.Tick;
import io.tieback.core.report.Trace;
import io.tieback.core.report.UserConsent;
import io.tieback.core.report.UserIdentifiers;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Inputs to log records and back. Version 1. */
public final class InputCodec {
    private static final int VERSION = 1;
    private static final int REPORT = 1;
    private static final int REFUSED = 2;
    private static final int SIGHTING = 4;
    private static final int IDENTIFIERS = 5;
    private static final int ERASURE = 6;
    private static final int TICK = 7;
    private static final int RELEASED = 8;
    private static final int ENGAGEMENT = 9;
    private static final int PROMOTION = 10;
    private static final int CONSENT = 11;
    private static final int RESTATEMENT = 12;
    private static final int PANEL_TRUTH = 13;

    private InputCodec() {}

    /** The record of an input. */
    public static LogRecord encode(Input input) {
        if (input instanceof ConversionReport report) {
            ByteWriter open = open(REPORT).unsigned(report.rollout());
            Fields.report(open, report);
            return record(open, personal(report.matchKeys(), report.trace()), Subjects.of(report));
        } else if (input instanceof ReleasedReport released) {
            ConversionReport report = released.report();
            ByteWriter open =
                    open(RELEASED).list(released.issueCodes(), ByteWriter::text).unsigned(report.rollout());
            Fields.report(open, report);
            return record(open, personal(report.matchKeys(), report.trace()), Subjects.of(report));
        } else if (input instanceof AdEngagement engagement) {
            return record(
                    open(ENGAGEMENT).text(engagement.engagementId()),
                    Fields.engagement(new ByteWriter(), engagement),
                    Subjects.user(engagement.userId()));
        } else if (input instanceof Sighting sighting) {
            ByteWriter personal = new ByteWriter().text(sighting.userId()).instant(sighting.occurredAt());
            Fields.trace(Fields.keys(personal, sighting.matchKeys()), sighting.trace());
            return record(open(SIGHTING), personal, Subjects.user(sighting.userId()));
        } else if (input instanceof UserIdentifiers held) {
            ByteWriter personal = new ByteWriter().text(held.userId()).instant(held.occurredAt());
            return record(open(IDENTIFIERS), Fields.keys(personal, held.matchKeys()), Subjects.user(held.userId()));
        } else if (input instanceof UserConsent consent) {
            ByteWriter personal = new ByteWriter().text(consent.userId()).flag(consent.optedOut());
            return record(open(CONSENT), personal, Subjects.user(consent.userId()));
        } else if (input instanceof Erasure erasure) {
            ByteWriter open = Fields.keys(open(ERASURE), erasure.matchKeys());
            return erasure.userId().isEmpty()
                    ? record(open, new ByteWriter(), "")
                    : record(open, new ByteWriter().text(erasure.userId()), Subjects.user(erasure.userId()));
        } else if (input instanceof RefusedReport refused) {
            return record(refused(refused), new ByteWriter(), "");
        } else if (input instanceof Promotion promotion) {
            ByteWriter open = open(PROMOTION).text(promotion.line()).unsigned(promotion.version());
            return record(open, new ByteWriter(), "");
        } else if (input instanceof PanelTruth truth) {
            ByteWriter open = open(PANEL_TRUTH)
                    .text(truth.actId())
                    .unsigned(truth.group())
                    .flag(truth.userId().isPresent());
            return truth.userId()
                    .map(user -> record(open, new ByteWriter().text(user), Subjects.user(user)))
                    .orElseGet(() -> record(open, new ByteWriter(), ""));
        } else if (input instanceof Restatement again) {
            return record(open(RESTATEMENT).text(again.actId()).unsigned(again.version()), new ByteWriter(), "");
        }
        return record(open(TICK), new ByteWriter(), "");
    }

    /**
     * The input of a record.
     *
     * @param personal the personal part unsealed; empty when there was none or its subject was erased
     */
    public static Input decode(byte[] open, Optional<byte[]> personal) {
        return Codec.whole(open, reader -> decode(reader, personal.filter(bytes -> bytes.length > 0)));
    }

    private static Input decode(ByteReader reader, Optional<byte[]> sealed) {
        long version = reader.unsigned();
        if (version != VERSION) {
            throw new CorruptBytesException("log record of version " + version);
        }
        int kind = reader.one();
        return switch (kind) {
            case REPORT -> report(reader, sealed);
            case REFUSED -> refused(reader);
            case SIGHTING -> input(sealed, r -> new Sighting(r.text(), r.instant(), Fields.keys(r), Fields.trace(r)));
            case IDENTIFIERS -> input(sealed, r -> new UserIdentifiers(r.text(), r.instant(), Fields.keys(r)));
            case ERASURE ->
                erasure(Fields.keys(reader), personal(sealed, ByteReader::text).orElse(""));
            case TICK -> new Tick();
            case RELEASED -> {
                List<String> issueCodes = reader.list(ByteReader::text);
                yield new ReleasedReport(report(reader, sealed), issueCodes);
            }
            case CONSENT -> input(sealed, r -> new UserConsent(r.text(), r.flag()));
            case ENGAGEMENT -> engagement(reader.text(), sealed);
            case PROMOTION -> new Promotion(reader.text(), Math.toIntExact(reader.unsigned()));
            case PANEL_TRUTH -> panelTruth(reader.text(), (int) reader.unsigned(), reader.flag(), sealed);
            case RESTATEMENT -> new Restatement(reader.text(), Math.toIntExact(reader.unsigned()));
            default -> throw new CorruptBytesException("log record of kind " + kind);
        };
    }

    private record Known(List<MatchKey> keys, Trace trace) {
        static final Known NOTHING = new Known(List.of(), Trace.UNKNOWN);
    }

    private static ByteWriter personal(List<MatchKey> keys, Trace trace) {
        ByteWriter personal = Fields.keys(new ByteWriter(), keys);
        Fields.trace(personal, trace);
        return personal;
    }

    private static ConversionReport report(ByteReader reader, Optional<byte[]> sealed) {
        Known known = personal(sealed, r -> new Known(Fields.keys(r), Fields.trace(r)))
                .orElse(Known.NOTHING);
        int rollout = (int) reader.unsigned();
        return Fields.report(reader, known.keys(), known.trace(), rollout);
    }

    private static Input panelTruth(String actId, int group, boolean isSomebody, Optional<byte[]> sealed) {
        return isSomebody
                ? input(sealed, r -> new PanelTruth(actId, Optional.of(r.text()), group))
                : new PanelTruth(actId, Optional.empty(), group);
    }

    private static Input engagement(String engagementId, Optional<byte[]> sealed) {
        Optional<Input> read = personal(sealed, Fields::engagement);
        return read.orElseGet(() -> new ForgottenEngagement(engagementId));
    }

    private static Input input(Optional<byte[]> sealed, Function<ByteReader, Input> read) {
        return personal(sealed, read).orElseGet(Forgotten::new);
    }

    private static <T> Optional<T> personal(Optional<byte[]> sealed, Function<ByteReader, T> read) {
        return sealed.map(bytes -> Codec.whole(bytes, read));
    }

    private static ByteWriter open(int kind) {
        return new ByteWriter().unsigned(VERSION).one(kind);
    }

    private static LogRecord record(ByteWriter open, ByteWriter personal, String subject) {
        return new LogRecord(open.toBytes(), personal.toBytes(), subject);
    }

    private static Input erasure(List<MatchKey> keys, String userId) {
        return keys.isEmpty() && userId.isEmpty() ? new Forgotten() : new Erasure(userId, keys);
    }

    private static ByteWriter refused(RefusedReport refused) {
        ByteWriter writer = open(REFUSED).text(refused.reportId());
        Fields.slice(writer, refused.slice());
        return writer.one(refused.status().ordinal())
                .list(refused.issueCodes(), ByteWriter::text)
                .blob(refused.sealedRow());
    }

    private static RefusedReport refused(ByteReader r) {
        return new RefusedReport(
                r.text(), Fields.slice(r), r.constant(ReportStatus.values()), r.list(ByteReader::text), r.blob());
    }
}
