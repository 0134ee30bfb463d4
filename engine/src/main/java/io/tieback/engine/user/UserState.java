package io.tieback.engine.user;

import io.tieback.core.privacy.MatchKey;
import io.tieback.engine.codec.ByteReader;
import io.tieback.engine.codec.ByteWriter;
import io.tieback.engine.codec.Codec;
import io.tieback.engine.codec.Fields;
import io.tieback.engine.step.OrderedView;
import io.tieback.engine.step.StateShape;
import io.tieback.engine.step.ViewShape;

/**
 * What an erasure of the user must reach.
 *
 * @param keys match keys that the user was seen with, and how we know
 * @param engagements ids of the user's engagements, by the day of their receipt
 */
public record UserState(OrderedView<MatchKey, KeyLink> keys, OrderedView<EngagementRef, Boolean> engagements) {
    public static final StateShape<UserState> SHAPE = new ViewShape<>(views -> new UserState(
            views.view(
                    1,
                    Codec.ordered(Fields::key, Fields::key),
                    Codec.versioned(
                            1,
                            (w, link) -> w.flag(link.identified()).signed(link.lastDay()),
                            r -> new KeyLink(r.flag(), r.signed()))),
            views.view(
                    2,
                    Codec.ordered(
                            (w, ref) -> w.fixed(ref.day()).orderedText(ref.engagementId()),
                            r -> new EngagementRef(r.fixed(), r.orderedText())),
                    Codec.versioned(1, ByteWriter::flag, ByteReader::flag))));

    /**
     * A user's tie to a key.
     *
     * @param identified whether the platform's list of identifiers holds it
     * @param lastDay last day of receipt, in days since 1970
     */
    public record KeyLink(boolean identified, long lastDay) {}

    /** An engagement of the user. */
    public record EngagementRef(long day, String engagementId) {}
}
