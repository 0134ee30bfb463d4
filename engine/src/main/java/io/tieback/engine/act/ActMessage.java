package io.tieback.engine.act;

import io.tieback.core.identity.AddressAnswer;
import io.tieback.core.identity.CookieAnswer;
import io.tieback.core.identity.KeyEvidence;
import io.tieback.core.privacy.MatchKey;
import io.tieback.core.report.ConversionReport;
import io.tieback.engine.codec.ByteReader;
import io.tieback.engine.codec.ByteWriter;
import io.tieback.engine.codec.Codec;
import io.tieback.engine.codec.CorruptBytesException;
import io.tieback.engine.codec.EvidenceFields;
import io.tieback.engine.codec.Fields;
import io.tieback.engine.evidence.EvidenceState;
import io.tieback.engine.message.Emission;
import io.tieback.engine.message.Message;
import io.tieback.engine.message.StageOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** To an act. */
public sealed interface ActMessage extends Message {
    /** Their bytes. */
    Codec<ActMessage> CODEC = Codec.versioned(2, ActMessage::write, ActMessage::read);

    /** Why evidence came. The order is part of the message format. */
    enum Cause {
        /** As answer to a probe; one is owed for each. */
        ANSWER,
        /** A user was seen with the key after the report was judged. */
        LATE,
        /** A user no longer has the key. */
        WITHDRAWN,
        /** The key's holder is erased. */
        ERASED
    }

    @Override
    default int stage() {
        return StageOrder.ACT;
    }

    /** Reports join the act; each deterministic key of theirs owes an answer. */
    record Join(String key, List<ConversionReport> reports) implements ActMessage {}

    /**
     * Who was seen with a key.
     *
     * @param reportIds the act's reports that carry the key
     */
    record Evidence(String key, Cause cause, List<String> reportIds, KeyEvidence evidence) implements ActMessage {}

    /** A user, or everybody, is no longer known at a key. */
    record Gone(String key, Cause cause, MatchKey matchKey, Optional<String> userId) implements ActMessage {}

    /**
     * Who was seen at the address of one of the act's reports.
     *
     * @param at when this was answered
     */
    record AddressFound(String key, Cause cause, String reportId, Instant at, AddressAnswer answer)
            implements ActMessage {}

    /**
     * Who was seen with the cookie of one of the act's reports, or near it.
     *
     * @param at when this was answered
     */
    record CookieFound(String key, Cause cause, String reportId, Instant at, CookieAnswer answer)
            implements ActMessage {}

    /** A user is to be forgotten as a candidate of the act. */
    record Unseen(String key, String userId) implements ActMessage {}

    /** A user opted out: someone stands in the user's place in all that the act was told. */
    record OptOut(String key, String userId, String someone) implements ActMessage {}

    /** Another release of user match judges the act from now on; 0 for none. */
    record Rejudge(String key, int version) implements ActMessage {}

    /**
     * The truth panel tells who did the act.
     *
     * @param group of the sampled person
     * @param userId empty if none of the platform's users did
     */
    record Truth(String key, int group, Optional<String> userId) implements ActMessage {}

    /** The act turned out to be another: its reports go there, and everything it said is taken back. */
    record Close(String key) implements ActMessage {}

    /** Sends reports to an act, and their probes to their keys. */
    static List<Emission> join(String actId, List<ConversionReport> reports) {
        List<Emission> outputs = new ArrayList<>();
        outputs.add(new Join(actId, reports));
        reports.forEach(report -> outputs.addAll(AskedKeys.of(report).probes(actId, report)));
        return outputs;
    }

    private static void write(ByteWriter w, ActMessage message) {
        if (message instanceof Join join) {
            w.one(1).text(join.key()).list(join.reports(), Fields::wholeReport);
        } else if (message instanceof Evidence evidence) {
            w.one(2).text(evidence.key()).one(evidence.cause().ordinal()).list(evidence.reportIds(), ByteWriter::text);
            Fields.key(w, evidence.evidence().key());
            w.list(evidence.evidence().holders(), (each, holder) -> each.blob(EvidenceState.HOLDER.encode(holder)));
        } else if (message instanceof Gone gone) {
            w.one(4).text(gone.key()).one(gone.cause().ordinal());
            Fields.key(w, gone.matchKey());
            w.flag(gone.userId().isPresent());
            gone.userId().ifPresent(w::text);
        } else if (message instanceof Close close) {
            w.one(3).text(close.key());
        } else if (message instanceof AddressFound found) {
            w.one(5).text(found.key()).one(found.cause().ordinal()).text(found.reportId());
            EvidenceFields.addressAnswer(w.instant(found.at()), found.answer());
        } else if (message instanceof CookieFound found) {
            w.one(6).text(found.key()).one(found.cause().ordinal()).text(found.reportId());
            EvidenceFields.cookieAnswer(w.instant(found.at()), found.answer());
        } else if (message instanceof Unseen unseen) {
            w.one(7).text(unseen.key()).text(unseen.userId());
        } else if (message instanceof OptOut out) {
            w.one(8).text(out.key()).text(out.userId()).text(out.someone());
        } else if (message instanceof Rejudge again) {
            w.one(9).text(again.key()).unsigned(again.version());
        } else if (message instanceof Truth truth) {
            w.one(10).text(truth.key()).unsigned(truth.group());
            w.flag(truth.userId().isPresent());
            truth.userId().ifPresent(w::text);
        }
    }

    private static ActMessage read(ByteReader r) {
        int kind = r.one();
        String key = r.text();
        return switch (kind) {
            case 1 -> new Join(key, r.list(Fields::wholeReport));
            case 2 ->
                new Evidence(
                        key,
                        r.constant(Cause.values()),
                        r.list(ByteReader::text),
                        new KeyEvidence(Fields.key(r), r.list(each -> EvidenceState.HOLDER.decode(each.blob()))));
            case 3 -> new Close(key);
            case 4 ->
                new Gone(
                        key,
                        r.constant(Cause.values()),
                        Fields.key(r),
                        r.flag() ? Optional.of(r.text()) : Optional.empty());
            case 5 ->
                new AddressFound(
                        key, r.constant(Cause.values()), r.text(), r.instant(), EvidenceFields.addressAnswer(r));
            case 6 ->
                new CookieFound(key, r.constant(Cause.values()), r.text(), r.instant(), EvidenceFields.cookieAnswer(r));
            case 7 -> new Unseen(key, r.text());
            case 8 -> new OptOut(key, r.text(), r.text());
            case 9 -> new Rejudge(key, Math.toIntExact(r.unsigned()));
            case 10 -> new Truth(key, (int) r.unsigned(), r.flag() ? Optional.of(r.text()) : Optional.empty());
            default -> throw new CorruptBytesException("act message of kind " + kind);
        };
    }
}
