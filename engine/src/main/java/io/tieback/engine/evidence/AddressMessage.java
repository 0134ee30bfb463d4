package io.tieback.engine.evidence;

import io.tieback.core.identity.Visit;
import io.tieback.core.privacy.AgentTraits;
import io.tieback.core.privacy.MatchKey;
import io.tieback.engine.codec.ByteReader;
import io.tieback.engine.codec.ByteWriter;
import io.tieback.engine.codec.Codec;
import io.tieback.engine.codec.CorruptBytesException;
import io.tieback.engine.codec.EvidenceFields;
import io.tieback.engine.codec.Fields;
import io.tieback.engine.message.Message;
import io.tieback.engine.message.StageOrder;
import java.util.Optional;

/** To an address: an IPv4 address or an IPv6 /64. */
public sealed interface AddressMessage extends Message {
    /** Their bytes. */
    Codec<AddressMessage> CODEC = Codec.versioned(1, AddressMessage::write, AddressMessage::read);

    /** The address. */
    MatchKey address();

    @Override
    default int stage() {
        return StageOrder.ADDRESS;
    }

    @Override
    default String key() {
        return address().text();
    }

    /**
     * A user was seen at the address.
     *
     * @param millis when, in milliseconds since 1970
     * @param engagedWith the advertiser with whose ad the user engaged there, or empty
     */
    record Seen(MatchKey address, String userId, long millis, AgentTraits agent, String engagedWith)
            implements AddressMessage {}

    /** A user is to be forgotten at the address. */
    record Erase(MatchKey address, String userId) implements AddressMessage {}

    /** A user opted out: someone stands at the address instead. */
    record OptOut(MatchKey address, String userId, String someone) implements AddressMessage {}

    /**
     * A report of an act asks who was seen at its address; the address answers once, and again when that changes.
     *
     * @param cookie the report's cookie, whose history the visit joins
     */
    record Probe(MatchKey address, String actId, String reportId, Visit visit, Optional<MatchKey> cookie)
            implements AddressMessage {}

    private static void write(ByteWriter w, AddressMessage message) {
        if (message instanceof Seen seen) {
            Fields.key(w.one(1), seen.address());
            w.text(seen.userId()).signed(seen.millis()).text(seen.engagedWith());
            EvidenceFields.agent(w, seen.agent());
        } else if (message instanceof Erase erase) {
            Fields.key(w.one(2), erase.address());
            w.text(erase.userId());
        } else if (message instanceof Probe probe) {
            Fields.key(w.one(3), probe.address());
            w.text(probe.actId()).text(probe.reportId());
            EvidenceFields.visit(w, probe.visit()).flag(probe.cookie().isPresent());
            probe.cookie().ifPresent(cookie -> Fields.key(w, cookie));
        } else if (message instanceof OptOut out) {
            Fields.key(w.one(4), out.address());
            w.text(out.userId()).text(out.someone());
        }
    }

    private static AddressMessage read(ByteReader r) {
        int kind = r.one();
        MatchKey address = Fields.key(r);
        return switch (kind) {
            case 1 -> {
                String userId = r.text();
                long millis = r.signed();
                String engagedWith = r.text();
                yield new Seen(address, userId, millis, EvidenceFields.agent(r), engagedWith);
            }
            case 2 -> new Erase(address, r.text());
            case 3 ->
                new Probe(
                        address,
                        r.text(),
                        r.text(),
                        EvidenceFields.visit(r),
                        r.flag() ? Optional.of(Fields.key(r)) : Optional.empty());
            case 4 -> new OptOut(address, r.text(), r.text());
            default -> throw new CorruptBytesException("address message of kind " + kind);
        };
    }
}
