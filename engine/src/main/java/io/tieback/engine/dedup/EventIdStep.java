package io.tieback.engine.dedup;

import io.tieback.core.report.ConversionReport;
import io.tieback.engine.act.ActMessage;
import io.tieback.engine.dedup.EventIdState.Group;
import io.tieback.engine.message.Emission;
import io.tieback.engine.step.Days;
import io.tieback.engine.step.OrderedView.Row;
import io.tieback.engine.step.Step;
import io.tieback.engine.step.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reports of one data set and type that share an event id within the window are one act. The group stands under the
 * first order id that any of its purchases carries, and so meets groups with other event ids there.
 */
public final class EventIdStep implements Step<EventIdState, EventIdMessage, Emission> {
    /** So many reports are held for an order id to come; a larger group stays without one. */
    static final int MAX_HELD = 8;

    private static final int LONE = 0;

    private final Duration window;
    private final Duration keepFor;

    /**
     * @param window how long after the group's first receipt the id makes a copy, end in
     * @param keepFor how long refunds and corrections find the group
     */
    public EventIdStep(Duration window, Duration keepFor) {
        this.window = window;
        this.keepFor = keepFor;
    }

    @Override
    public Transition<EventIdState, Emission> apply(EventIdState state, EventIdMessage message, Instant now) {
        List<Emission> outputs = message instanceof EventIdMessage.Arrive
                ? arrive(state, message.report(), now)
                : refer(state, message.report());
        return new Transition<>(state, outputs, List.of(Days.after(now, keepFor)));
    }

    @Override
    public Transition<EventIdState, Emission> onTimer(EventIdState state, Instant due) {
        Optional<Group> group = state.group().get(LONE);
        if (group.isEmpty() || !group.get().since().plus(keepFor).isAfter(due)) {
            state.group().remove(LONE);
            state.held().first(Integer.MAX_VALUE).forEach(row -> state.held().remove(row.key()));
            state.waiting().first(Integer.MAX_VALUE).forEach(row -> state.waiting().remove(row.key()));
        }
        return Transition.keep(state);
    }

    private List<Emission> arrive(EventIdState state, ConversionReport report, Instant now) {
        Optional<Group> current =
                state.group().get(LONE).filter(group -> !now.isAfter(group.since().plus(window)));
        return current.map(group -> join(state, group, report)).orElseGet(() -> begin(state, report, now));
    }

    private static List<Emission> begin(EventIdState state, ConversionReport report, Instant now) {
        List<Emission> outputs = new ArrayList<>();
        state.held().first(Integer.MAX_VALUE).forEach(row -> state.held().remove(row.key()));
        List<ConversionReport> reports = new ArrayList<>();
        reports.add(report);
        reports.addAll(Orphans.release(state.waiting(), outputs));
        Group group = new Group(report.reportId(), now, orderKey(report));
        state.group().put(LONE, group);
        if (!group.orderKey().isEmpty()) {
            outputs.add(new OrderIdMessage.Arrive(group.orderKey(), group.groupId(), reports, false));
            return outputs;
        }
        hold(state, reports);
        outputs.addAll(ActMessage.join(group.groupId(), reports));
        return outputs;
    }

    private static List<Emission> join(EventIdState state, Group group, ConversionReport report) {
        if (!group.orderKey().isEmpty()) {
            return List.of(new OrderIdMessage.Arrive(group.orderKey(), group.groupId(), List.of(report), false));
        }
        List<ConversionReport> held =
                state.held().first(Integer.MAX_VALUE).stream().map(Row::value).toList();
        if (DedupKeys.countsByOrder(report) && held.size() < MAX_HELD) {
            String orderKey = orderKey(report);
            state.group().put(LONE, new Group(group.groupId(), group.since(), orderKey));
            held.forEach(each -> state.held().remove(each.reportId()));
            List<ConversionReport> all = new ArrayList<>(held);
            all.add(report);
            return List.of(new OrderIdMessage.Arrive(orderKey, group.groupId(), all, true));
        }
        hold(state, List.of(report));
        return ActMessage.join(group.groupId(), List.of(report));
    }

    private static List<Emission> refer(EventIdState state, ConversionReport report) {
        Optional<Group> group = state.group().get(LONE);
        if (group.isEmpty()) {
            return Orphans.add(state.waiting(), report);
        }
        String groupId = group.get().groupId();
        if (!group.get().orderKey().isEmpty()) {
            return List.of(new OrderIdMessage.Refer(group.get().orderKey(), groupId, report));
        }
        hold(state, List.of(report));
        return ActMessage.join(groupId, List.of(report));
    }

    private static void hold(EventIdState state, List<ConversionReport> reports) {
        for (ConversionReport report : reports) {
            if (report.conversionType().isPurchase() && state.held().first(MAX_HELD).size() < MAX_HELD) {
                state.held().put(report.reportId(), report);
            }
        }
    }

    private static String orderKey(ConversionReport report) {
        return DedupKeys.countsByOrder(report) ? DedupKeys.of(report, report.orderId()) : "";
    }
}
