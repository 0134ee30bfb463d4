package io.tieback.engine.dedup;

import io.tieback.core.report.ConversionReport;
import io.tieback.engine.codec.ByteReader;
import io.tieback.engine.codec.ByteWriter;
import io.tieback.engine.codec.Codec;
import io.tieback.engine.step.OrderedView;
import io.tieback.engine.step.StateShape;
import io.tieback.engine.step.ViewShape;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Reports that share an order id.
 *
 * @param order the one row about them
 * @param waiting refunds and corrections that refer to an id not seen yet
 */
public record OrderIdState(OrderedView<Integer, Order> order, OrderedView<Integer, List<ConversionReport>> waiting) {
    /** How it is stored. */
    public static final StateShape<OrderIdState> SHAPE = new ViewShape<>(
            views -> new OrderIdState(views.view(1, Codec.lone(), Order.CODEC), Orphans.view(views, 2)));

    /**
     * About the order.
     *
     * @param actId its act: the first group
     * @param since receivedAt of the first report; the window counts from here
     * @param groupIds groups that belong to it, at most {@link #MAX_GROUPS}; they do so past the window
     */
    public record Order(String actId, Instant since, List<String> groupIds) {
        /** So many groups are remembered. */
        public static final int MAX_GROUPS = 64;

        static final Codec<Order> CODEC = Codec.versioned(
                1,
                (w, order) -> w.text(order.actId()).instant(order.since()).list(order.groupIds(), ByteWriter::text),
                r -> new Order(r.text(), r.instant(), r.list(ByteReader::text)));

        /** Copies the ids. */
        public Order {
            groupIds = List.copyOf(groupIds);
        }

        Order with(String groupId) {
            if (groupIds.contains(groupId) || groupIds.size() >= MAX_GROUPS) {
                return this;
            }
            List<String> more = new ArrayList<>(groupIds);
            more.add(groupId);
            return new Order(actId, since, more);
        }
    }
}
