package io.tieback.engine.act;

import io.tieback.core.identity.AddressAnswer;
import io.tieback.core.identity.CookieAnswer;
import io.tieback.core.identity.KeyHolder;
import io.tieback.core.identity.Sought;
import io.tieback.core.ledger.LedgerEntry;
import io.tieback.core.ledger.Reason;
import io.tieback.core.privacy.MatchKey;
import io.tieback.core.report.ConversionReport;
import io.tieback.core.report.ReportStatus;
import io.tieback.core.report.Trace;
import io.tieback.engine.codec.ByteReader;
import io.tieback.engine.codec.ByteWriter;
import io.tieback.engine.codec.Codec;
import io.tieback.engine.codec.EvidenceFields;
import io.tieback.engine.codec.Fields;
import io.tieback.engine.codec.LedgerCodec;
import io.tieback.engine.codec.SoughtCodec;
import io.tieback.engine.evidence.EvidenceState;
import io.tieback.engine.step.OrderedView;
import io.tieback.engine.step.StateShape;
import io.tieback.engine.step.ViewShape;
import io.tieback.engine.timeline.ActPart;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An act.
 *
 * @param head the one row about the whole
 * @param members its reports, by id
 * @param evidence who was seen with its keys; keys nobody was seen with have no row
 * @param addresses who was seen at the addresses of its reports, by report id
 * @param cookies who was seen with or near their cookies, by report id
 * @param posted the standing entry of a report that has one of its own (merged or nobody), by report id
 * @param parts what was assigned to users, by user id
 * @param sought whether the user whom the keys name was found without them, as it was last counted; one row at most
 */
public record ActState(
        OrderedView<Integer, Head> head,
        OrderedView<String, Member> members,
        OrderedView<MatchKey, Known> evidence,
        OrderedView<String, Found<AddressAnswer>> addresses,
        OrderedView<String, Found<CookieAnswer>> cookies,
        OrderedView<String, LedgerEntry> posted,
        OrderedView<String, ActPart> parts,
        OrderedView<Integer, Sought> sought) {
    private static final Codec<Found<AddressAnswer>> ADDRESS = Codec.versioned(
            2,
            (w, found) -> EvidenceFields.addressAnswer(w.instant(found.at()), found.answer()),
            r -> new Found<>(r.instant(), EvidenceFields.addressAnswer(r)));
    private static final Codec<Found<CookieAnswer>> COOKIE = Codec.versioned(
            1,
            (w, found) -> EvidenceFields.cookieAnswer(w.instant(found.at()), found.answer()),
            r -> new Found<>(r.instant(), EvidenceFields.cookieAnswer(r)));

    /** How it is stored. */
    public static final StateShape<ActState> SHAPE = ViewShape.whole(
            1,
            views -> new ActState(
                    views.view(1, Codec.lone(), Head.CODEC),
                    views.view(2, Codec.orderedText(), Member.CODEC),
                    views.view(3, Codec.ordered(Fields::key, Fields::key), Known.CODEC),
                    views.view(6, Codec.orderedText(), ADDRESS),
                    views.view(7, Codec.orderedText(), COOKIE),
                    views.view(4, Codec.orderedText(), LedgerCodec.ENTRY),
                    views.view(5, Codec.orderedText(), ActPart.CODEC),
                    views.view(8, Codec.lone(), SoughtCodec.VALUE)));

    /**
     * About the whole.
     *
     * @param owed answers still to come from keys
     * @param judged whether entries were ever posted
     * @param reason why the next entries will be posted
     * @param lastJoined receivedAt of the latest report that is no refund and no correction; of an act that has only
     *     such, of the first
     */
    public record Head(int owed, boolean judged, Reason reason, Instant lastJoined) {
        static final Codec<Head> CODEC = Codec.versioned(
                1,
                (w, head) -> w.unsigned(head.owed())
                        .flag(head.judged())
                        .one(head.reason().ordinal())
                        .instant(head.lastJoined()),
                r -> new Head((int) r.unsigned(), r.flag(), r.constant(Reason.values()), r.instant()));
    }

    /**
     * A report of the act.
     *
     * @param report without its match keys
     * @param sealedBy the key under whose holder its log record is sealed; empty for none or when erased
     * @param talliedAs the status in which it was last counted
     * @param erased whether its keys are gone
     */
    public record Member(
            ConversionReport report, Optional<MatchKey> sealedBy, Optional<ReportStatus> talliedAs, boolean erased) {
        static final Codec<Member> CODEC = Codec.versioned(1, Member::write, Member::read);

        private static void write(ByteWriter w, Member member) {
            Fields.report(w.unsigned(member.report().rollout()), member.report());
            w.flag(member.sealedBy().isPresent());
            member.sealedBy().ifPresent(key -> Fields.key(w, key));
            w.one(member.talliedAs().map(status -> status.ordinal() + 1).orElse(0))
                    .flag(member.erased());
        }

        private static Member read(ByteReader r) {
            int rollout = (int) r.unsigned();
            ConversionReport report = Fields.report(r, List.of(), Trace.UNKNOWN, rollout);
            Optional<MatchKey> sealedBy = r.flag() ? Optional.of(Fields.key(r)) : Optional.empty();
            int status = r.one();
            Optional<ReportStatus> talliedAs =
                    status == 0 ? Optional.empty() : Optional.of(ReportStatus.values()[status - 1]);
            return new Member(report, sealedBy, talliedAs, r.flag());
        }

        Member counted(ReportStatus status) {
            return new Member(report, sealedBy, Optional.of(status), erased);
        }

        Member judgedBy(int version) {
            return new Member(report.with(report.trace(), version), sealedBy, talliedAs, erased);
        }

        Member withoutKeys() {
            return new Member(report, Optional.empty(), talliedAs, true);
        }
    }

    /**
     * What was answered.
     *
     * @param at when
     */
    public record Found<T>(Instant at, T answer) {}

    /**
     * Who was seen with a key of the act.
     *
     * @param reportIds reports that carry it
     * @param holders who
     */
    public record Known(List<String> reportIds, List<KeyHolder> holders) {
        static final Codec<Known> CODEC = Codec.versioned(
                1,
                (w, known) -> w.list(known.reportIds(), ByteWriter::text)
                        .list(known.holders(), (each, holder) -> each.blob(EvidenceState.HOLDER.encode(holder))),
                r -> new Known(r.list(ByteReader::text), r.list(each -> EvidenceState.HOLDER.decode(each.blob()))));

        /** Copies the lists. */
        public Known {
            reportIds = List.copyOf(reportIds);
            holders = List.copyOf(holders);
        }

        Known renamed(String userId, String otherId) {
            return new Known(
                    reportIds,
                    holders.stream()
                            .map(holder -> holder.userId().equals(userId) ? holder.as(otherId) : holder)
                            .toList());
        }
    }
}
