package io.tieback.engine.evidence;

import io.tieback.core.identity.CookieVisit;
import io.tieback.core.identity.Visit;
import io.tieback.core.privacy.MatchKey;
import io.tieback.engine.codec.ByteReader;
import io.tieback.engine.codec.ByteWriter;
import io.tieback.engine.codec.Codec;
import io.tieback.engine.codec.CorruptBytesException;
import io.tieback.engine.codec.EvidenceFields;
import io.tieback.engine.codec.Fields;
import io.tieback.engine.message.Message;
import io.tieback.engine.message.StageOrder;

/** To an advertiser's cookie. */
public sealed interface CookieMessage extends Message {
    /** Their bytes. */
    Codec<CookieMessage> CODEC = Codec.versioned(1, CookieMessage::write, CookieMessage::read);

    /** The cookie. */
    MatchKey cookie();

    @Override
    default int stage() {
        return StageOrder.COOKIE;
    }

    @Override
    default String key() {
        return cookie().text();
    }

    /** A user was seen with the cookie, by the platform or by a report whose key names that user alone. */
    record Seen(MatchKey cookie, String userId, long millis) implements CookieMessage {}

    /** The cookie was at an address, or more is known now of who was near it there. */
    record Visited(MatchKey cookie, CookieVisit visit) implements CookieMessage {}

    /** A user is to be forgotten at the cookie. */
    record Erase(MatchKey cookie, String userId) implements CookieMessage {}

    /** A user opted out: someone stands at the cookie instead. */
    record OptOut(MatchKey cookie, String userId, String someone) implements CookieMessage {}

    /** A report of an act asks who was seen with its cookie, or near it. */
    record Probe(MatchKey cookie, String actId, String reportId, Visit visit) implements CookieMessage {}

    private static void write(ByteWriter w, CookieMessage message) {
        if (message instanceof Seen seen) {
            Fields.key(w.one(1), seen.cookie());
            w.text(seen.userId()).signed(seen.millis());
        } else if (message instanceof Visited visited) {
            Fields.key(w.one(2), visited.cookie());
            EvidenceFields.cookieVisit(w, visited.visit());
        } else if (message instanceof Erase erase) {
            Fields.key(w.one(3), erase.cookie());
            w.text(erase.userId());
        } else if (message instanceof Probe probe) {
            Fields.key(w.one(4), probe.cookie());
            EvidenceFields.visit(w.text(probe.actId()).text(probe.reportId()), probe.visit());
        } else if (message instanceof OptOut out) {
            Fields.key(w.one(5), out.cookie());
            w.text(out.userId()).text(out.someone());
        }
    }

    private static CookieMessage read(ByteReader r) {
        int kind = r.one();
        MatchKey cookie = Fields.key(r);
        return switch (kind) {
            case 1 -> new Seen(cookie, r.text(), r.signed());
            case 2 -> new Visited(cookie, EvidenceFields.cookieVisit(r));
            case 3 -> new Erase(cookie, r.text());
            case 4 -> new Probe(cookie, r.text(), r.text(), EvidenceFields.visit(r));
            case 5 -> new OptOut(cookie, r.text(), r.text());
            default -> throw new CorruptBytesException("cookie message of kind " + kind);
        };
    }
}
