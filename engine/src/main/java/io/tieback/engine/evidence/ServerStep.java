package io.tieback.engine.evidence;

import io.tieback.core.identity.AddressAnswer;
import io.tieback.core.identity.RelayedAddress;
import io.tieback.core.identity.RelayedAddress.Totals;
import io.tieback.core.identity.Silence;
import io.tieback.core.privacy.MatchKey;
import io.tieback.engine.act.ActMessage;
import io.tieback.engine.act.ActMessage.Cause;
import io.tieback.engine.evidence.ServerState.Head;
import io.tieback.engine.message.Effect;
import io.tieback.engine.message.Emission;
import io.tieback.engine.step.Days;
import io.tieback.engine.step.OrderedView.Row;
import io.tieback.engine.step.Step;
import io.tieback.engine.step.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Passes questions on to addresses, but for those that the advertiser's server asks of its own address, which it
 * answers itself: nobody is known by it.
 *
 * <p>It watches the {@link #MAX_ADDRESSES} addresses that the server names most, by the counters of Misra and Gries
 * (1982): none that is on more than one in 65 of the server's reports is missed for long, and one new address costs one
 * row on average.
 */
public final class ServerStep implements Step<ServerState, ServerMessage, Emission> {
    /** So many addresses are watched. */
    public static final int MAX_ADDRESSES = 64;

    private static final int LONE = 0;
    private static final int WHOLE_PERCENT = 100;

    private final Duration keepFor;

    /** @param keepFor how long what is known is kept after the last report */
    public ServerStep(Duration keepFor) {
        this.keepFor = keepFor;
    }

    @Override
    public Transition<ServerState, Emission> apply(ServerState state, ServerMessage message, Instant now) {
        Head old = state.head().get(LONE).orElse(new Head(new Totals(period(now), 0, 0), 0, -1));
        Head head = passed(state, old, now);
        boolean isServer = count(state, head, message);
        List<Instant> timers = old.day() == head.day() ? List.of() : List.of(Days.after(now, keepFor));
        return new Transition<>(state, isServer ? silence(message.probe(), now) : List.of(message.probe()), timers);
    }

    @Override
    public Transition<ServerState, Emission> onTimer(ServerState state, Instant due) {
        Instant oldest = due.minus(keepFor);
        if (state.head().get(LONE).filter(head -> head.day() <= Days.of(oldest)).isPresent()) {
            state.head().remove(LONE);
            state.addresses()
                    .first(MAX_ADDRESSES)
                    .forEach(row -> state.addresses().remove(row.key()));
        }
        return Transition.keep(state);
    }

    private static List<Emission> silence(AddressMessage.Probe probe, Instant now) {
        AddressAnswer answer = AddressAnswer.silent(Silence.SERVER_ADDRESS);
        return List.of(
                new ActMessage.AddressFound(probe.actId(), Cause.ANSWER, probe.reportId(), now, answer),
                new Effect.Count(EvidenceCounts.SERVER_ADDRESS, 1));
    }

    /** Where a period has passed, what was counted weighs half. */
    private static Head passed(ServerState state, Head head, Instant now) {
        int periods =
                (int) Math.min(Integer.MAX_VALUE, period(now) - head.totals().period());
        int watched = head.watched();
        if (periods > 0) {
            for (Row<MatchKey, RelayedAddress> row : state.addresses().first(MAX_ADDRESSES)) {
                watched -= keep(state, row.key(), row.value().after(periods)) ? 0 : 1;
            }
        }
        return new Head(periods > 0 ? head.totals().in(period(now)) : head.totals(), watched, Days.of(now));
    }

    /** Whether the report names its server's own address. */
    private static boolean count(ServerState state, Head head, ServerMessage message) {
        MatchKey address = message.probe().address();
        Totals totals = head.totals().and(message.isRelayed());
        Optional<RelayedAddress> known = state.addresses().get(address);
        if (known.isEmpty()) {
            int watched = message.isRelayed() ? watch(state, head.watched(), message) : head.watched();
            state.head().put(LONE, new Head(totals, watched, head.day()));
            return false;
        }
        state.head().put(LONE, new Head(totals, head.watched(), head.day()));
        RelayedAddress counted = message.isRelayed()
                ? known.get().relayedOf(message.group())
                : known.get().reportedDirectly();
        state.addresses().put(address, counted);
        RelayedAddress told = counted.as(isServer(state, counted, totals));
        if (told.isServer() != counted.isServer()) {
            state.addresses().put(address, told);
        }
        return told.isServer() && message.isRelayed();
    }

    private static boolean isServer(ServerState state, RelayedAddress address, Totals totals) {
        if (address.isServer()) {
            return !address.hasVisitors(totals);
        }
        return address.isCrowded()
                && (address.lacksVisitors(totals) || !address.hasVisitors(totals) && isInPool(state, address, totals));
    }

    /** Whether it is one of the few addresses with which nearly all comes that the server sends. */
    private static boolean isInPool(ServerState state, RelayedAddress address, Totals totals) {
        List<Long> pool = state.addresses().first(MAX_ADDRESSES).stream()
                .map(Row::value)
                .filter(RelayedAddress::isCrowded)
                .map(RelayedAddress::relayed)
                .sorted(Comparator.reverseOrder())
                .limit(RelayedAddress.LARGEST_POOL)
                .toList();
        long together = pool.stream().mapToLong(Long::longValue).sum();
        return pool.contains(address.relayed())
                && together * WHOLE_PERCENT >= totals.relayed() * RelayedAddress.NEARLY_ALL_PERCENT;
    }

    /** Watches a new address, or takes one off each that is watched. */
    private static int watch(ServerState state, int watched, ServerMessage message) {
        if (watched < MAX_ADDRESSES) {
            state.addresses().put(message.probe().address(), RelayedAddress.NEW.relayedOf(message.group()));
            return watched + 1;
        }
        int left = watched;
        for (Row<MatchKey, RelayedAddress> row : state.addresses().first(MAX_ADDRESSES)) {
            if (!row.value().isServer()) {
                left -= keep(state, row.key(), row.value().less()) ? 0 : 1;
            }
        }
        return left;
    }

    private static boolean keep(ServerState state, MatchKey address, RelayedAddress known) {
        if (known.relayed() > 0) {
            state.addresses().put(address, known);
            return true;
        }
        state.addresses().remove(address);
        return false;
    }

    private static long period(Instant now) {
        return Math.floorDiv(Days.of(now), (long) RelayedAddress.PERIOD_DAYS);
    }
}
