package io.tieback.engine.evidence;

import io.tieback.core.identity.SeenUser;
import io.tieback.engine.codec.ByteReader;
import io.tieback.engine.codec.ByteWriter;
import io.tieback.engine.codec.Codec;
import io.tieback.engine.codec.EvidenceFields;
import io.tieback.engine.step.OrderedView;
import io.tieback.engine.step.StateShape;
import io.tieback.engine.step.ViewShape;

/**
 * What is known at an address.
 *
 * @param users seen there, by user id
 * @param degrees sketches of how many there were, by day; only at an address too crowded to keep them all
 * @param questions of reports
 */
public record AddressState(
        OrderedView<String, SeenUser> users, OrderedView<Long, byte[]> degrees, Questions questions) {
    /** How it is stored. */
    public static final StateShape<AddressState> SHAPE = new ViewShape<>(views -> new AddressState(
            views.view(1, Codec.orderedText(), EvidenceFields.SEEN_USER),
            views.view(
                    2,
                    Codec.ordered((w, day) -> w.fixed(day), ByteReader::fixed),
                    Codec.versioned(1, ByteWriter::blob, ByteReader::blob)),
            Questions.of(views, 3, 4)));
}
