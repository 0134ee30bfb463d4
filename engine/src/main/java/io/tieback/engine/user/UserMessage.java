package io.tieback.engine.user;

import io.tieback.core.report.AdEngagement;
import io.tieback.core.report.Sighting;
import io.tieback.core.report.UserIdentifiers;
import io.tieback.engine.codec.ByteReader;
import io.tieback.engine.codec.ByteWriter;
import io.tieback.engine.codec.Codec;
import io.tieback.engine.codec.CorruptBytesException;
import io.tieback.engine.codec.Fields;
import io.tieback.engine.message.Message;
import io.tieback.engine.message.StageOrder;

/** To a user. */
public sealed interface UserMessage extends Message {
    /** Their bytes. */
    Codec<UserMessage> CODEC = Codec.versioned(1, UserMessage::write, UserMessage::read);

    @Override
    default int stage() {
        return StageOrder.USER;
    }

    /** The user engaged with an ad. */
    record Engaged(AdEngagement engagement) implements UserMessage {
        @Override
        public String key() {
            return engagement.userId();
        }
    }

    /** The user was seen. */
    record Sighted(Sighting sighting) implements UserMessage {
        @Override
        public String key() {
            return sighting.userId();
        }
    }

    /** The platform says which identifiers the user has. */
    record Identified(UserIdentifiers identifiers) implements UserMessage {
        @Override
        public String key() {
            return identifiers.userId();
        }
    }

    /** The user is to be forgotten. */
    record Erase(String key) implements UserMessage {}

    /** The user opted out. */
    record OptOut(String key) implements UserMessage {}

    /** The user is in again. */
    record OptIn(String key) implements UserMessage {}

    private static void write(ByteWriter w, UserMessage message) {
        if (message instanceof Engaged engaged) {
            Fields.engagement(w.one(1), engaged.engagement());
        } else if (message instanceof Sighted sighted) {
            w.one(2)
                    .text(sighted.sighting().userId())
                    .instant(sighted.sighting().occurredAt());
            Fields.trace(
                    Fields.keys(w, sighted.sighting().matchKeys()),
                    sighted.sighting().trace());
        } else if (message instanceof Identified identified) {
            w.one(3)
                    .text(identified.identifiers().userId())
                    .instant(identified.identifiers().occurredAt());
            Fields.keys(w, identified.identifiers().matchKeys());
        } else if (message instanceof Erase erase) {
            w.one(4).text(erase.key());
        } else if (message instanceof OptOut out) {
            w.one(5).text(out.key());
        } else if (message instanceof OptIn in) {
            w.one(6).text(in.key());
        }
    }

    private static UserMessage read(ByteReader r) {
        int kind = r.one();
        return switch (kind) {
            case 1 -> new Engaged(Fields.engagement(r));
            case 2 -> new Sighted(new Sighting(r.text(), r.instant(), Fields.keys(r), Fields.trace(r)));
            case 3 -> new Identified(new UserIdentifiers(r.text(), r.instant(), Fields.keys(r)));
            case 4 -> new Erase(r.text());
            case 5 -> new OptOut(r.text());
            case 6 -> new OptIn(r.text());
            default -> throw new CorruptBytesException("user message of kind " + kind);
        };
    }
}
