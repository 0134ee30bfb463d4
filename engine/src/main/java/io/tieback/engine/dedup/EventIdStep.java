package io.tieback.engine.dedup;

import io.tieback.core.report.ConversionReport;
import io.tieback.engine.act.ActMessage;
import io.tieback.engine.dedup.EventIdState.Group;
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
 * Reports of one data set and type that share an event id within the window are one act. A group whose first report
 * carries an order id stands under that, and so meets groups with other event ids there; a group that began without one
 * is an act by itself, and lends it to the order ids that its later reports bring.
 */
public final class EventIdStep implements Step<EventIdState, EventIdMessage, Emission> {
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
            state.waiting()
                    .first(Integer.MAX_VALUE)
                    .forEach(row -> state.waiting().remove(row.key()));
        }
        return Transition.keep(state);
    }

    private List<Emission> arrive(EventIdState state, ConversionReport report, Instant now) {
        Optional<Group> current = state.group()
                .get(LONE)
                .filter(group -> !now.isAfter(group.since().plus(window)));
        return current.map(group -> join(group, report)).orElseGet(() -> begin(state, report, now));
    }

    private static List<Emission> begin(EventIdState state, ConversionReport report, Instant now) {
        List<Emission> outputs = new ArrayList<>();
        List<ConversionReport> reports = new ArrayList<>();
        reports.add(report);
        reports.addAll(Orphans.release(state.waiting(), outputs));
        Group group = new Group(report.reportId(), now, orderKey(report));
        state.group().put(LONE, group);
        outputs.addAll(
                group.orderKey().isEmpty()
                        ? ActMessage.join(group.groupId(), reports)
                        : List.of(new OrderIdMessage.Arrive(group.orderKey(), group.groupId(), reports, false)));
        return outputs;
    }

    private static List<Emission> join(Group group, ConversionReport report) {
        if (!group.orderKey().isEmpty()) {
            return List.of(new OrderIdMessage.Arrive(group.orderKey(), group.groupId(), List.of(report), false));
        } else if (DedupKeys.countsByOrder(report)) {
            return List.of(new OrderIdMessage.Arrive(orderKey(report), group.groupId(), List.of(report), true));
        }
        return ActMessage.join(group.groupId(), List.of(report));
    }

    private static List<Emission> refer(EventIdState state, ConversionReport report) {
        Optional<Group> group = state.group().get(LONE);
        if (group.isEmpty()) {
            return Orphans.add(state.waiting(), report);
        }
        String groupId = group.get().groupId();
        String orderKey = group.get().orderKey();
        return orderKey.isEmpty()
                ? ActMessage.join(groupId, List.of(report))
                : List.of(new OrderIdMessage.Refer(orderKey, groupId, report));
    }

    private static String orderKey(ConversionReport report) {
        return DedupKeys.countsByOrder(report) ? DedupKeys.of(report, report.orderId()) : "";
    }
}
