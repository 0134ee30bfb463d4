package io.tieback.engine.evidence;

import io.tieback.core.privacy.MatchKey;
import io.tieback.engine.codec.ByteReader;
import io.tieback.engine.codec.ByteWriter;
import io.tieback.engine.codec.Codec;
import io.tieback.engine.codec.CorruptBytesException;
import io.tieback.engine.codec.Fields;
import io.tieback.engine.message.Message;
import io.tieback.engine.message.StageOrder;
import java.util.Optional;

/** To a match key. */
public sealed interface EvidenceMessage extends Message {
    /** Their bytes. */
    Codec<EvidenceMessage> CODEC = Codec.versioned(1, EvidenceMessage::write, EvidenceMessage::read);

    /** The key. */
    MatchKey matchKey();

    @Override
    default int stage() {
        return StageOrder.EVIDENCE;
    }

    @Override
    default String key() {
        return matchKey().text();
    }

    /** A user was seen with the key on a day (days since 1970, UTC). */
    record Seen(MatchKey matchKey, String userId, long day) implements EvidenceMessage {}

    /** The platform holds that the key is the user's, from a day on until that is withdrawn. */
    record Registered(MatchKey matchKey, String userId, long day) implements EvidenceMessage {}

    /** The user no longer has the key. */
    record Withdraw(MatchKey matchKey, String userId) implements EvidenceMessage {}

    /** A user opted out: someone stands at the key instead. */
    record OptOut(MatchKey matchKey, String userId, String someone) implements EvidenceMessage {}

    /** The user in whose place someone stands is in again: who stays is no longer held to have the key, and fades. */
    record OptIn(MatchKey matchKey, String someone) implements EvidenceMessage {}

    /** A user, or everybody, is to be forgotten at this key, and reports sealed under it lose their evidence. */
    record Erase(MatchKey matchKey, Optional<String> userId) implements EvidenceMessage {}

    /**
     * A report of an act asks who was seen with the key; the key answers once, and again when that changes.
     *
     * @param cookie the report's cookie, which is the user's too if the key names one alone
     * @param millis when the act took place
     */
    record Probe(MatchKey matchKey, String actId, String reportId, Optional<MatchKey> cookie, long millis)
            implements EvidenceMessage {}

    private static void write(ByteWriter w, EvidenceMessage message) {
        if (message instanceof Seen seen) {
            Fields.key(w.one(1), seen.matchKey());
            w.text(seen.userId()).signed(seen.day());
        } else if (message instanceof Withdraw withdraw) {
            Fields.key(w.one(2), withdraw.matchKey());
            w.text(withdraw.userId());
        } else if (message instanceof Erase erase) {
            Fields.key(w.one(3), erase.matchKey());
            w.flag(erase.userId().isPresent());
            erase.userId().ifPresent(w::text);
        } else if (message instanceof Probe probe) {
            Fields.key(w.one(4), probe.matchKey());
            w.text(probe.actId())
                    .text(probe.reportId())
                    .signed(probe.millis())
                    .flag(probe.cookie().isPresent());
            probe.cookie().ifPresent(cookie -> Fields.key(w, cookie));
        } else if (message instanceof Registered registered) {
            Fields.key(w.one(5), registered.matchKey());
            w.text(registered.userId()).signed(registered.day());
        } else if (message instanceof OptOut out) {
            Fields.key(w.one(6), out.matchKey());
            w.text(out.userId()).text(out.someone());
        } else if (message instanceof OptIn in) {
            Fields.key(w.one(7), in.matchKey());
            w.text(in.someone());
        }
    }

    private static EvidenceMessage read(ByteReader r) {
        int kind = r.one();
        MatchKey key = Fields.key(r);
        return switch (kind) {
            case 1 -> new Seen(key, r.text(), r.signed());
            case 2 -> new Withdraw(key, r.text());
            case 3 -> new Erase(key, r.flag() ? Optional.of(r.text()) : Optional.empty());
            case 4 -> {
                String actId = r.text();
                String reportId = r.text();
                long millis = r.signed();
                yield new Probe(key, actId, reportId, r.flag() ? Optional.of(Fields.key(r)) : Optional.empty(), millis);
            }
            case 5 -> new Registered(key, r.text(), r.signed());
            case 6 -> new OptOut(key, r.text(), r.text());
            case 7 -> new OptIn(key, r.text());
            default -> throw new CorruptBytesException("evidence message of kind " + kind);
        };
    }
}
