package io.tieback.engine.timeline;

import io.tieback.core.ledger.Target;
import io.tieback.core.report.EngagementKind;
import io.tieback.engine.codec.ByteReader;
import io.tieback.engine.codec.ByteWriter;
import io.tieback.engine.codec.Codec;
import io.tieback.engine.step.OrderedView;
import io.tieback.engine.step.StateShape;
import io.tieback.engine.step.ViewShape;
import java.time.Instant;
import java.util.List;

/**
 * A user's engagements and parts in acts, per advertiser in order of time.
 *
 * @param engagements latest first within a kind
 * @param parts earliest first
 */
public record TimelineState(OrderedView<EngagementKey, AdOf> engagements, OrderedView<PartKey, StoredPart> parts) {
    /** How it is stored. */
    public static final StateShape<TimelineState> SHAPE = new ViewShape<>(views -> new TimelineState(
            views.view(
                    1,
                    Codec.ordered(EngagementKey::write, EngagementKey::read),
                    Codec.versioned(
                            1, (w, ad) -> w.text(ad.campaignId()).text(ad.adId()), r -> new AdOf(r.text(), r.text()))),
            views.view(2, Codec.ordered(PartKey::write, PartKey::read), StoredPart.CODEC)));

    /** Where an engagement lies. */
    public record EngagementKey(String advertiserId, EngagementKind kind, Instant occurredAt, String engagementId) {
        private static void write(ByteWriter w, EngagementKey key) {
            w.orderedText(key.advertiserId())
                    .one(key.kind().ordinal())
                    .latestFirst(key.occurredAt())
                    .orderedText(key.engagementId());
        }

        private static EngagementKey read(ByteReader r) {
            return new EngagementKey(
                    r.orderedText(), r.constant(EngagementKind.values()), r.latestFirst(), r.orderedText());
        }
    }

    /** Which ad an engagement was with. */
    public record AdOf(String campaignId, String adId) {}

    /** Where a part lies. */
    public record PartKey(String advertiserId, Instant occurredAt, String actId) {
        private static void write(ByteWriter w, PartKey key) {
            w.orderedText(key.advertiserId()).orderedInstant(key.occurredAt()).orderedText(key.actId());
        }

        private static PartKey read(ByteReader r) {
            return new PartKey(r.orderedText(), r.orderedInstant(), r.orderedText());
        }

        /** Where {@code part} lies. */
        public static PartKey of(ActPart part) {
            return new PartKey(
                    part.act().advertiserId(),
                    part.act().occurredAt(),
                    part.act().actId());
        }
    }

    /**
     * A part and what was posted for it.
     *
     * @param part as last assigned
     * @param posted standing entries, by setting
     */
    public record StoredPart(ActPart part, List<Posted> posted) {
        static final Codec<StoredPart> CODEC = Codec.versioned(
                1,
                (w, stored) -> w.blob(ActPart.CODEC.encode(stored.part())).list(stored.posted(), StoredPart::posted),
                r -> new StoredPart(ActPart.CODEC.decode(r.blob()), r.list(StoredPart::posted)));

        /** Copies the entries. */
        public StoredPart {
            posted = List.copyOf(posted);
        }

        private static void posted(ByteWriter w, Posted posted) {
            w.text(posted.setting());
            if (posted.target() instanceof Target.Credited credited) {
                w.one(1)
                        .text(credited.engagementId())
                        .text(credited.campaignId())
                        .text(credited.adId());
            } else {
                w.one(0);
            }
            w.signed(posted.share()).signed(posted.valueMicros());
        }

        private static Posted posted(ByteReader r) {
            String setting = r.text();
            Target target =
                    r.one() == 1 ? new Target.Credited(r.text(), r.text(), r.text()) : new Target.Unattributed();
            return new Posted(setting, target, r.signed(), r.signed());
        }
    }

    /** A standing entry of a part. */
    public record Posted(String setting, Target target, long share, long valueMicros) {}
}
