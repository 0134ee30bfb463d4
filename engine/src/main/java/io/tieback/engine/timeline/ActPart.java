package io.tieback.engine.timeline;

import io.tieback.core.ledger.LedgerEntry;
import io.tieback.core.ledger.Reason;
import io.tieback.core.ledger.Target;
import io.tieback.engine.codec.ByteReader;
import io.tieback.engine.codec.ByteWriter;
import io.tieback.engine.codec.Codec;
import java.time.Instant;
import java.time.LocalDate;

/**
 * One user's part in an act.
 *
 * @param userId who
 * @param act what was done, as far as the ledger needs it
 * @param share in 10⁻⁹ of the first report
 * @param valueMicros the part's money
 */
public record ActPart(String userId, ActFacts act, long share, long valueMicros) {
    /** Its bytes. */
    public static final Codec<ActPart> CODEC = Codec.versioned(1, ActPart::write, ActPart::read);

    /** The entry that gives a piece of the part to {@code target}. */
    LedgerEntry entry(String setting, Target target, long piece, long pieceMicros, Reason reason) {
        return act.entry(act.firstReportId(), setting, target, piece, pieceMicros, reason);
    }

    private static void write(ByteWriter w, ActPart part) {
        ActFacts act = part.act();
        w.text(part.userId())
                .text(act.actId())
                .text(act.firstReportId())
                .text(act.advertiserId())
                .text(act.conversionType())
                .instant(act.occurredAt())
                .signed(act.day().toEpochDay())
                .text(act.currency())
                .signed(part.share())
                .signed(part.valueMicros());
    }

    private static ActPart read(ByteReader r) {
        String userId = r.text();
        ActFacts act = new ActFacts(
                r.text(), r.text(), r.text(), r.text(), r.instant(), LocalDate.ofEpochDay(r.signed()), r.text());
        return new ActPart(userId, act, r.signed(), r.signed());
    }

    /**
     * What the ledger says of an act with each entry.
     *
     * @param actId the act
     * @param firstReportId the report that stands for it
     * @param advertiserId whose
     * @param conversionType type's name
     * @param occurredAt when
     * @param day that day in the advertiser's zone
     * @param currency of its value, or empty
     */
    public record ActFacts(
            String actId,
            String firstReportId,
            String advertiserId,
            String conversionType,
            Instant occurredAt,
            LocalDate day,
            String currency) {
        /** An entry on a report of the act. */
        public LedgerEntry entry(
                String reportId, String setting, Target target, long share, long micros, Reason reason) {
            return new LedgerEntry(
                    reportId,
                    actId,
                    advertiserId,
                    conversionType,
                    day,
                    setting,
                    target,
                    share,
                    micros,
                    currency,
                    reason);
        }
    }
}
