package io.tieback.engine.evidence;

import io.tieback.core.identity.RelayedAddress;
import io.tieback.core.privacy.MatchKey;
import io.tieback.engine.codec.Codec;
import io.tieback.engine.codec.Fields;
import io.tieback.engine.step.OrderedView;
import io.tieback.engine.step.StateShape;
import io.tieback.engine.step.ViewShape;

/**
 * What is known of the addresses that an advertiser's reports name.
 *
 * @param addresses the most frequent of those that its server names
 * @param head the one row about all
 */
public record ServerState(OrderedView<MatchKey, RelayedAddress> addresses, OrderedView<Integer, Head> head) {
    private static final Codec<RelayedAddress> ADDRESS = Codec.versioned(
            1,
            (w, known) -> w.unsigned(known.relayed())
                    .unsigned(known.direct())
                    .fixed(known.people())
                    .fixed(known.peopleBefore())
                    .flag(known.isServer()),
            r -> new RelayedAddress(r.unsigned(), r.unsigned(), r.fixed(), r.fixed(), r.flag()));

    /** How it is stored. */
    public static final StateShape<ServerState> SHAPE = new ViewShape<>(views -> new ServerState(
            views.view(1, Codec.ordered(Fields::key, Fields::key), ADDRESS), views.view(2, Codec.lone(), Head.CODEC)));

    /**
     * About all.
     *
     * @param totals of all its reports
     * @param watched how many addresses are kept
     * @param day on which a report came last, in days since 1970
     */
    public record Head(RelayedAddress.Totals totals, int watched, long day) {
        static final Codec<Head> CODEC = Codec.versioned(
                1,
                (w, head) -> w.unsigned(head.totals().period())
                        .unsigned(head.totals().relayed())
                        .unsigned(head.totals().direct())
                        .unsigned(head.watched())
                        .unsigned(head.day()),
                r -> new Head(
                        new RelayedAddress.Totals(r.unsigned(), r.unsigned(), r.unsigned()),
                        (int) r.unsigned(),
                        r.unsigned()));
    }
}
