package io.tieback.engine.timeline;

import io.tieback.core.ledger.Reason;
import io.tieback.core.report.AdEngagement;
import io.tieback.engine.codec.ByteReader;
import io.tieback.engine.codec.ByteWriter;
import io.tieback.engine.codec.Codec;
import io.tieback.engine.codec.CorruptBytesException;
import io.tieback.engine.codec.Fields;
import io.tieback.engine.message.Message;
import io.tieback.engine.message.StageOrder;

/** To a user's timeline. */
public sealed interface TimelineMessage extends Message {
    /** Their bytes. */
    Codec<TimelineMessage> CODEC = Codec.versioned(1, TimelineMessage::write, TimelineMessage::read);

    @Override
    default int stage() {
        return StageOrder.TIMELINE;
    }

    /** A new engagement. */
    record Add(AdEngagement engagement) implements TimelineMessage {
        @Override
        public String key() {
            return engagement.userId();
        }
    }

    /** An engagement has had its time; what it earned stays. */
    record Expire(AdEngagement engagement) implements TimelineMessage {
        @Override
        public String key() {
            return engagement.userId();
        }
    }

    /** The user's part in an act, new or changed. */
    record Assign(ActPart part, Reason reason) implements TimelineMessage {
        @Override
        public String key() {
            return part.userId();
        }
    }

    /** The user has no part in the act any more; what it earned is taken back. */
    record Withdraw(ActPart part, Reason reason) implements TimelineMessage {
        @Override
        public String key() {
            return part.userId();
        }
    }

    /** The act has had its time; what was earned stays. */
    record Forget(ActPart part) implements TimelineMessage {
        @Override
        public String key() {
            return part.userId();
        }
    }

    /** The user is to be forgotten. */
    record EraseUser(String key) implements TimelineMessage {}

    private static void write(ByteWriter w, TimelineMessage message) {
        if (message instanceof Add add) {
            Fields.engagement(w.one(1), add.engagement());
        } else if (message instanceof Expire expire) {
            Fields.engagement(w.one(2), expire.engagement());
        } else if (message instanceof Assign assign) {
            w.one(3)
                    .blob(ActPart.CODEC.encode(assign.part()))
                    .one(assign.reason().ordinal());
        } else if (message instanceof Withdraw withdraw) {
            w.one(4)
                    .blob(ActPart.CODEC.encode(withdraw.part()))
                    .one(withdraw.reason().ordinal());
        } else if (message instanceof Forget forget) {
            w.one(5).blob(ActPart.CODEC.encode(forget.part()));
        } else if (message instanceof EraseUser erase) {
            w.one(6).text(erase.key());
        }
    }

    private static TimelineMessage read(ByteReader r) {
        int kind = r.one();
        return switch (kind) {
            case 1 -> new Add(Fields.engagement(r));
            case 2 -> new Expire(Fields.engagement(r));
            case 3 -> new Assign(ActPart.CODEC.decode(r.blob()), r.constant(Reason.values()));
            case 4 -> new Withdraw(ActPart.CODEC.decode(r.blob()), r.constant(Reason.values()));
            case 5 -> new Forget(ActPart.CODEC.decode(r.blob()));
            case 6 -> new EraseUser(r.text());
            default -> throw new CorruptBytesException("timeline message of kind " + kind);
        };
    }
}
