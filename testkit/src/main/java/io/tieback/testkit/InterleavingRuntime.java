package io.tieback.testkit;

import io.tieback.core.ledger.LedgerEntry;
import io.tieback.core.report.Input;
import io.tieback.core.report.ReportSlice;
import io.tieback.core.report.ReportStatus;
import io.tieback.engine.codec.LedgerCodec.RowId;
import io.tieback.engine.message.Effect;
import io.tieback.engine.message.Emission;
import io.tieback.engine.message.Message;
import io.tieback.engine.pipeline.Origin;
import io.tieback.engine.pipeline.Stage;
import io.tieback.engine.pipeline.StageRunner;
import io.tieback.engine.pipeline.Timer;
import io.tieback.engine.pipeline.VisibilityPipeline;
import io.tieback.engine.step.MemoryStore;
import io.tieback.engine.step.Position;
import io.tieback.engine.step.StateStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Delivers messages between steps in an order chosen by a seed, as a distributed engine might: a later input may run
 * ahead of an earlier one wherever their keys do not meet. A key sees its messages in order of (position, origin), and
 * only once nothing earlier can still come to it, which is what a watermark over receivedAt tells an engine.
 */
public final class InterleavingRuntime implements ScenarioRuntime {
    private final VisibilityPipeline pipeline;
    private final SplittableRandom random;
    private final MemoryStore store = new MemoryStore();
    private final Books books = new Books();
    private final TreeMap<Position, Input> doorstep = new TreeMap<>();
    private final List<TreeSet<Position>> undelivered = new ArrayList<>();
    private final Map<Address, TreeMap<Place, Item>> inboxes = new TreeMap<>();
    private final Map<Place, Integer> waitingAt = new HashMap<>();
    private final TreeMap<Timer, Boolean> sleeping = new TreeMap<>();
    private final Map<Turn, Integer> turns = new HashMap<>();
    private long offset;
    private Instant clock = Instant.EPOCH;

    /** Runs {@code pipeline} in the order that {@code seed} makes. */
    public InterleavingRuntime(VisibilityPipeline pipeline, long seed) {
        this.pipeline = pipeline;
        this.random = new SplittableRandom(seed);
        pipeline.stages().forEach(stage -> undelivered.add(new TreeSet<>()));
    }

    private record Address(int stage, String key) implements Comparable<Address> {
        @Override
        public int compareTo(Address other) {
            int order = Integer.compare(stage, other.stage);
            return order != 0 ? order : key.compareTo(other.key);
        }
    }

    private record Place(Position position, Origin origin) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int order = position.compareTo(other.position);
            return order != 0 ? order : origin.compareTo(other.origin);
        }
    }

    private record Turn(Position position, Address address) {}

    /** A message as bytes, or a timer, which has none. */
    private record Item(byte[] message, boolean timer) {}

    @Override
    public void accept(Instant receivedAt, Input input) {
        clock = receivedAt;
        doorstep.put(new Position(receivedAt, 0, offset++), input);
        wakeTimers();
    }

    @Override
    public void settle() {
        while (!doorstep.isEmpty() || !inboxes.isEmpty()) {
            if (!doorstep.isEmpty() && (inboxes.isEmpty() || random.nextInt(3) == 0)) {
                routeOne();
            } else {
                deliverOne();
            }
        }
    }

    private void routeOne() {
        List<Position> waiting = new ArrayList<>(doorstep.keySet());
        Position position = waiting.get(random.nextInt(waiting.size()));
        Input input = Objects.requireNonNull(doorstep.remove(position));
        hear(position, new Origin(-1, "", 0, 0), pipeline.route(input));
    }

    private void deliverOne() {
        List<Address> ready = inboxes.entrySet().stream()
                .filter(box ->
                        isReady(box.getKey().stage(), box.getValue().firstKey().position()))
                .map(Map.Entry::getKey)
                .toList();
        if (ready.isEmpty()) {
            routeOne();
            return;
        }
        deliver(ready.get(random.nextInt(ready.size())));
    }

    private boolean isReady(int stage, Position position) {
        if (!doorstep.isEmpty() && doorstep.firstKey().compareTo(position) <= 0) {
            return false;
        }
        for (int earlier = 0; earlier < stage; earlier++) {
            TreeSet<Position> open = undelivered.get(earlier);
            if (!open.isEmpty() && open.first().compareTo(position) <= 0) {
                return false;
            }
        }
        return true;
    }

    private void deliver(Address address) {
        TreeMap<Place, Item> inbox = Objects.requireNonNull(inboxes.get(address));
        Map.Entry<Place, Item> next = inbox.pollFirstEntry();
        if (inbox.isEmpty()) {
            inboxes.remove(address);
        }
        Stage<?, ?> stage = pipeline.stages().get(address.stage());
        Position position = next.getKey().position();
        StageRunner.Said said = next.getValue().timer()
                ? StageRunner.fire(stage, store, new Timer(position.receivedAt(), address.stage(), address.key()))
                : StageRunner.apply(
                        stage,
                        store,
                        address.key(),
                        stage.messages().decode(next.getValue().message()),
                        position.receivedAt());
        int turn = turns.merge(new Turn(position, address), 1, Integer::sum) - 1;
        said.timers().forEach(due -> sleeping.put(new Timer(due, address.stage(), address.key()), true));
        hear(position, new Origin(address.stage(), address.key(), turn, 0), said.outputs());
        wakeTimers();
        delivered(address.stage(), position);
    }

    private void hear(Position position, Origin sender, List<Emission> outputs) {
        int output = 0;
        for (Emission emission : outputs) {
            Origin origin = new Origin(sender.stage(), sender.key(), sender.turn(), output++);
            if (emission instanceof Message message) {
                put(new Address(message.stage(), message.key()), new Place(position, origin), bytes(message));
            } else if (emission instanceof Effect effect) {
                books.enter(position, origin, effect);
            }
        }
    }

    private Item bytes(Message message) {
        return new Item(encode(pipeline.stages().get(message.stage()), message), false);
    }

    private static <S, M extends Message> byte[] encode(Stage<S, M> stage, Message message) {
        return stage.messages().encode(stage.accepts().cast(message));
    }

    private void put(Address address, Place place, Item item) {
        TreeMap<Place, Item> inbox = inboxes.computeIfAbsent(address, a -> new TreeMap<>());
        if (inbox.putIfAbsent(place, item) != null) {
            return; // a timer that was asked for again while it was due already
        }
        undelivered.get(address.stage()).add(place.position());
        waitingAt.merge(at(address.stage(), place.position()), 1, Integer::sum);
    }

    private void delivered(int stage, Position position) {
        if (waitingAt.merge(at(stage, position), -1, Integer::sum) == 0) {
            undelivered.get(stage).remove(position);
            waitingAt.remove(at(stage, position));
        }
    }

    private static Place at(int stage, Position position) {
        return new Place(position, new Origin(stage, "", 0, 0));
    }

    private void wakeTimers() {
        List<Timer> due = sleeping.keySet().stream()
                .filter(timer -> !timer.due().isAfter(clock))
                .sorted(Comparator.naturalOrder())
                .toList();
        for (Timer timer : due) {
            sleeping.remove(timer);
            Address address = new Address(timer.stage(), timer.key());
            Position position = timer.cause();
            put(
                    address,
                    new Place(position, new Origin(timer.stage(), timer.key(), 0, 0)),
                    new Item(new byte[0], true));
        }
    }

    @Override
    public void restart() {
        settle();
    }

    @Override
    public Map<RowId, LedgerEntry> ledger() {
        return books.ledger();
    }

    @Override
    public Map<ReportSlice, Map<ReportStatus, Long>> tallies() {
        return books.tallies();
    }

    @Override
    public StateStore state() {
        return store;
    }

    @Override
    public void close() {
        // nothing to release
    }
}
