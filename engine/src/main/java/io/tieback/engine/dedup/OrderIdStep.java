package io.tieback.engine.dedup;

import io.tieback.core.report.ConversionReport;
import io.tieback.engine.act.ActMessage;
import io.tieback.engine.dedup.OrderIdState.Order;
import io.tieback.engine.message.Emission;
import io.tieback.engine.step.Days;
import io.tieback.engine.step.Step;
import io.tieback.engine.step.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Purchases of one data set and type that share an order id within the window are one act. A group that is an act by
 * itself already lends it to an order id not seen before; where the id belongs to another act, the event id decides.
 */
public final class OrderIdStep implements Step<OrderIdState, OrderIdMessage, Emission> {
    private static final int LONE = 0;

    private final Duration window;
    private final Duration keepFor;

    /**
     * @param window how long after the order's first receipt the id makes a copy, end in
     * @param keepFor how long refunds and corrections find the order after the last group may have joined it
     */
    public OrderIdStep(Duration window, Duration keepFor) {
        this.window = window;
        this.keepFor = keepFor;
    }

    @Override
    public Transition<OrderIdState, Emission> apply(OrderIdState state, OrderIdMessage message, Instant now) {
        List<Emission> outputs = message instanceof OrderIdMessage.Arrive arrive
                ? arrive(state, arrive, now)
                : refer(state, (OrderIdMessage.Refer) message);
        Instant orphansDue = Days.after(now, keepFor);
        Instant orderDue = Days.after(now, window.plus(keepFor));
        return new Transition<>(state, outputs, List.of(orphansDue, orderDue));
    }

    @Override
    public Transition<OrderIdState, Emission> onTimer(OrderIdState state, Instant due) {
        Optional<Order> order = state.order().get(LONE);
        if (order.isEmpty() || !order.get().since().plus(window).plus(keepFor).isAfter(due)) {
            state.order().remove(LONE);
            state.waiting()
                    .first(Integer.MAX_VALUE)
                    .forEach(row -> state.waiting().remove(row.key()));
        }
        return Transition.keep(state);
    }

    private List<Emission> arrive(OrderIdState state, OrderIdMessage.Arrive arrive, Instant now) {
        List<Emission> outputs = new ArrayList<>();
        Optional<Order> known = state.order()
                .get(LONE)
                .filter(order -> order.groupIds().contains(arrive.groupId())
                        || !now.isAfter(order.since().plus(window)));
        List<ConversionReport> reports = new ArrayList<>(arrive.reports());
        if (known.isEmpty()) {
            reports.addAll(Orphans.release(state.waiting(), outputs));
        }
        Order order = known.orElseGet(() -> new Order(arrive.groupId(), now, List.of()));
        boolean belongs = !arrive.pinned() || order.actId().equals(arrive.groupId());
        Order with = belongs ? order.with(arrive.groupId()) : order;
        if (!known.equals(Optional.of(with))) {
            state.order().put(LONE, with);
        }
        outputs.addAll(ActMessage.join(belongs ? order.actId() : arrive.groupId(), reports));
        return outputs;
    }

    private static List<Emission> refer(OrderIdState state, OrderIdMessage.Refer refer) {
        return state.order()
                .get(LONE)
                .filter(order -> refer.groupId().isEmpty() || order.groupIds().contains(refer.groupId()))
                .map(order -> ActMessage.join(order.actId(), List.of(refer.report())))
                .orElseGet(() -> refer.groupId().isEmpty()
                        ? Orphans.add(state.waiting(), refer.report())
                        : ActMessage.join(refer.groupId(), List.of(refer.report())));
    }
}
