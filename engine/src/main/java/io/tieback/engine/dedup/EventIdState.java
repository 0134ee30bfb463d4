package io.tieback.engine.dedup;

import io.tieback.core.report.ConversionReport;
import io.tieback.engine.codec.Codec;
import io.tieback.engine.step.OrderedView;
import io.tieback.engine.step.StateShape;
import io.tieback.engine.step.ViewShape;
import java.time.Instant;
import java.util.List;

/**
 * Reports that share an event id.
 *
 * @param group the one row about them
 * @param waiting refunds and corrections that refer to an id not seen yet
 */
public record EventIdState(OrderedView<Integer, Group> group, OrderedView<Integer, List<ConversionReport>> waiting) {
    /** How it is stored. */
    public static final StateShape<EventIdState> SHAPE = new ViewShape<>(
            views -> new EventIdState(views.view(1, Codec.lone(), Group.CODEC), Orphans.view(views, 2)));

    /**
     * About the group.
     *
     * @param groupId its first report, by receipt
     * @param since receivedAt of that report; the window counts from here
     * @param orderKey key of the order id that its first report carried, which then decides the act; or empty, and the
     *     group is the act
     */
    public record Group(String groupId, Instant since, String orderKey) {
        static final Codec<Group> CODEC = Codec.versioned(
                1,
                (w, group) -> w.text(group.groupId()).instant(group.since()).text(group.orderKey()),
                r -> new Group(r.text(), r.instant(), r.text()));
    }
}
