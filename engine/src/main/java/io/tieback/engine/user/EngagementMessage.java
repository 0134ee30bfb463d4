package io.tieback.engine.user;

import io.tieback.core.privacy.MatchKey;
import io.tieback.core.report.AdEngagement;
import io.tieback.engine.codec.ByteReader;
import io.tieback.engine.codec.ByteWriter;
import io.tieback.engine.codec.Codec;
import io.tieback.engine.codec.CorruptBytesException;
import io.tieback.engine.codec.Fields;
import io.tieback.engine.message.Message;
import io.tieback.engine.message.StageOrder;
import java.util.List;

/** To an engagement id. */
public sealed interface EngagementMessage extends Message {
    /** Their bytes. */
    Codec<EngagementMessage> CODEC = Codec.versioned(1, EngagementMessage::write, EngagementMessage::read);

    @Override
    default int stage() {
        return StageOrder.ENGAGEMENT;
    }

    /** An engagement came under this id. */
    record Claim(AdEngagement engagement) implements EngagementMessage {
        @Override
        public String key() {
            return engagement.engagementId();
        }
    }

    /** The user whose engagement it was is erased. */
    record Release(String key, String userId) implements EngagementMessage {}

    /** An engagement came under this id, and its user is erased. */
    record Forget(String key) implements EngagementMessage {}

    /**
     * An engagement came under this id, and its user opted out.
     *
     * @param someone who stands in the user's place
     * @param matchKeys the engagement's keys that name a user
     * @param day when it took place, in days since 1970 (UTC)
     */
    record ClaimFor(String key, String someone, List<MatchKey> matchKeys, long day) implements EngagementMessage {
        /** Copies the list. */
        public ClaimFor {
            matchKeys = List.copyOf(matchKeys);
        }
    }

    private static void write(ByteWriter w, EngagementMessage message) {
        if (message instanceof Claim claim) {
            Fields.engagement(w.one(1), claim.engagement());
        } else if (message instanceof Release release) {
            w.one(2).text(release.key()).text(release.userId());
        } else if (message instanceof Forget forget) {
            w.one(3).text(forget.key());
        } else if (message instanceof ClaimFor claim) {
            Fields.keys(w.one(4).text(claim.key()).text(claim.someone()).signed(claim.day()), claim.matchKeys());
        }
    }

    private static EngagementMessage read(ByteReader r) {
        int kind = r.one();
        return switch (kind) {
            case 1 -> new Claim(Fields.engagement(r));
            case 2 -> new Release(r.text(), r.text());
            case 3 -> new Forget(r.text());
            case 4 -> {
                String key = r.text();
                String someone = r.text();
                long day = r.signed();
                yield new ClaimFor(key, someone, Fields.keys(r), day);
            }
            default -> throw new CorruptBytesException("engagement message of kind " + kind);
        };
    }
}
