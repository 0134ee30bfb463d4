package io.tieback.engine.read;

import io.tieback.core.report.ConversionReport;
import io.tieback.engine.dedup.DedupKeys;
import io.tieback.engine.dedup.EventIdMessage;
import io.tieback.engine.dedup.EventIdState;
import io.tieback.engine.dedup.OrderIdState;
import io.tieback.engine.message.StageOrder;
import io.tieback.engine.pipeline.PipelineSettings;
import io.tieback.engine.step.StateStore;
import io.tieback.engine.step.StoreKeys;
import java.time.Instant;
import java.util.Optional;

/** Tells, from committed state, whether a report that is just coming in is a copy. */
public final class CopyReader {
    private static final int LONE = 0;

    private final PipelineSettings settings;

    /** Under the pipeline's windows. */
    public CopyReader(PipelineSettings settings) {
        this.settings = settings;
    }

    /** The first report of the act that {@code report} is a copy of, as far as the state shows it. */
    public Optional<String> copyOf(StateStore store, ConversionReport report, Instant now) {
        if (report.reference().isPresent()) {
            return Optional.empty();
        }
        Optional<String> byEvent = report.eventId().isEmpty() ? Optional.empty() : byEventId(store, report, now);
        return byEvent.isPresent() || !DedupKeys.countsByOrder(report)
                ? byEvent
                : byOrderId(store, DedupKeys.of(report, report.orderId()), now);
    }

    private Optional<String> byEventId(StateStore store, ConversionReport report, Instant now) {
        String key = new EventIdMessage.Arrive(report).key();
        Optional<EventIdState.Group> group = EventIdState.SHAPE
                .open(store, StoreKeys.of(StageOrder.EVENT_ID, key))
                .group()
                .get(LONE)
                .filter(g -> !now.isAfter(g.since().plus(settings.eventIdWindow())));
        return group.map(g -> g.orderKey().isEmpty() ? g.groupId() : actOf(store, g));
    }

    private static String actOf(StateStore store, EventIdState.Group group) {
        return order(store, group.orderKey())
                .filter(order -> order.groupIds().contains(group.groupId()))
                .map(OrderIdState.Order::actId)
                .orElse(group.groupId());
    }

    private Optional<String> byOrderId(StateStore store, String key, Instant now) {
        return order(store, key)
                .filter(order -> !now.isAfter(order.since().plus(settings.orderIdWindow())))
                .map(OrderIdState.Order::actId);
    }

    private static Optional<OrderIdState.Order> order(StateStore store, String key) {
        return OrderIdState.SHAPE
                .open(store, StoreKeys.of(StageOrder.ORDER_ID, key))
                .order()
                .get(LONE);
    }
}
