package io.tieback.engine.evidence;

import io.tieback.core.identity.KeyHolder;
import io.tieback.core.privacy.MatchKey;
import io.tieback.engine.codec.ByteReader;
import io.tieback.engine.codec.ByteWriter;
import io.tieback.engine.codec.Codec;
import io.tieback.engine.codec.Fields;
import io.tieback.engine.step.OrderedView;
import io.tieback.engine.step.StateShape;
import io.tieback.engine.step.ViewShape;
import java.time.Instant;
import java.util.List;

/**
 * What is known at a match key.
 *
 * @param holders users seen with it, by user id
 * @param watches acts that want to know, by act id
 * @param registered those of the holders whose key it is until that is withdrawn: they do not fade
 * @param cookies which cookies were taken to be whose because of this key
 */
public record EvidenceState(
        OrderedView<String, KeyHolder> holders,
        OrderedView<String, Watch> watches,
        OrderedView<String, Boolean> registered,
        OrderedView<MatchKey, String> cookies) {
    /** A holder's bytes. */
    public static final Codec<KeyHolder> HOLDER = Codec.versioned(
            1,
            (w, holder) -> w.text(holder.userId()).list(holder.days(), ByteWriter::signed),
            r -> new KeyHolder(r.text(), r.list(ByteReader::signed)));

    /** How it is stored. */
    public static final StateShape<EvidenceState> SHAPE = new ViewShape<>(views -> new EvidenceState(
            views.view(1, Codec.orderedText(), HOLDER),
            views.view(
                    2,
                    Codec.orderedText(),
                    Codec.versioned(
                            1,
                            (w, watch) -> w.instant(watch.since()).list(watch.reportIds(), ByteWriter::text),
                            r -> new Watch(r.instant(), r.list(ByteReader::text)))),
            views.view(3, Codec.orderedText(), Codec.versioned(1, ByteWriter::flag, ByteReader::flag)),
            views.view(
                    4,
                    Codec.ordered(Fields::key, Fields::key),
                    Codec.versioned(1, ByteWriter::text, ByteReader::text))));

    /**
     * A standing question.
     *
     * @param since receivedAt of the latest report that asked
     * @param reportIds the act's reports that carry the key
     */
    public record Watch(Instant since, List<String> reportIds) {
        /** Copies the ids. */
        public Watch {
            reportIds = List.copyOf(reportIds);
        }
    }
}
