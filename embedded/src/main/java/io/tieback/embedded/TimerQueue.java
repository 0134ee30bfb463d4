package io.tieback.embedded;

import io.tieback.engine.pipeline.Timer;
import io.tieback.engine.step.StateStore;
import io.tieback.engine.step.StoreOverlay;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Timers in order, over the timers' column. Remembers below which row none is left, so that none is passed twice. */
final class TimerQueue {
    private static final byte[] NOTHING = new byte[0];
    private static final byte[] FIRST = new byte[0];
    private static final byte[] LAST = {-1, -1, -1, -1, -1, -1, -1, -1, -1};

    private final StoreOverlay rows;
    /** Added since the last commit and not taken: steps ask for one timer again and again. */
    private final Set<Timer> fresh = new HashSet<>();

    private byte[] floor = FIRST;
    private Optional<Timer> first;

    TimerQueue(StateStore column) {
        this.rows = new StoreOverlay(column);
        this.first = look();
    }

    /** When the first timer is due. */
    Optional<Instant> earliest() {
        return first.map(Timer::due);
    }

    /** Takes the first timer out, if it is due by {@code now}. */
    Optional<Timer> takeDue(Instant now) {
        Optional<Timer> taken = first.filter(timer -> !timer.due().isAfter(now));
        taken.ifPresent(timer -> {
            rows.delete(TimerRow.CODEC.encode(timer));
            fresh.remove(timer);
            first = look();
        });
        return taken;
    }

    /** Those of {@code asked} that were not added since the last commit, with their rows. */
    List<Entry> notYetAdded(List<Timer> asked) {
        List<Entry> entries = new ArrayList<>();
        for (Timer timer : asked) {
            if (!fresh.contains(timer)) {
                entries.add(new Entry(timer, TimerRow.CODEC.encode(timer)));
            }
        }
        return entries;
    }

    void add(Entry entry) {
        if (!fresh.add(entry.timer())) {
            return;
        }
        rows.put(entry.row(), NOTHING);
        if (Arrays.compareUnsigned(entry.row(), floor) < 0) {
            floor = entry.row();
        }
        if (first.isEmpty() || entry.timer().compareTo(first.get()) < 0) {
            first = Optional.of(entry.timer());
        }
    }

    /** A timer with its row. */
    record Entry(Timer timer, byte[] row) {}

    /** Writes the changes to the column. */
    void commit() {
        rows.commit();
        fresh.clear();
    }

    private Optional<Timer> look() {
        List<byte[]> found = new ArrayList<>(1);
        rows.scan(floor, LAST, (key, value) -> {
            found.add(key);
            return false;
        });
        floor = found.isEmpty() ? LAST : found.get(0);
        return found.stream().findFirst().map(TimerRow.CODEC::decode);
    }
}
