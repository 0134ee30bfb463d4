package io.tieback.engine.codec;

import io.tieback.core.identity.EvidenceSegment;
import io.tieback.core.identity.Sought;

/** Whether users were found without the keys that name them: to bytes and back. */
public final class SoughtCodec {
    /** As part of a state. */
    public static final Codec<Sought> VALUE = Codec.versioned(
            1,
            (w, sought) -> w.signed(sought.day())
                    .text(sought.advertiserId())
                    .one(sought.segment().ordinal())
                    .one(sought.outcome().ordinal()),
            r -> new Sought(
                    r.signed(), r.text(), r.constant(EvidenceSegment.values()), r.constant(Sought.Outcome.values())));

    /** As a row key, by day. */
    public static final Codec<Sought> CELL = Codec.ordered(
            (w, sought) -> w.fixed(sought.day() ^ Long.MIN_VALUE)
                    .orderedText(sought.advertiserId())
                    .one(sought.segment().ordinal())
                    .one(sought.outcome().ordinal()),
            r -> new Sought(
                    r.fixed() ^ Long.MIN_VALUE,
                    r.orderedText(),
                    r.constant(EvidenceSegment.values()),
                    r.constant(Sought.Outcome.values())));

    private SoughtCodec() {}

    /** Where the cells of a day begin. */
    public static byte[] day(long day) {
        return new ByteWriter().fixed(day ^ Long.MIN_VALUE).toBytes();
    }
}
