package io.tieback.engine.pipeline;

import io.tieback.core.report.Input;
import io.tieback.engine.message.Effect;
import io.tieback.engine.step.MemoryStore;
import io.tieback.engine.step.Position;
import io.tieback.engine.step.StateStore;
import io.tieback.engine.step.StoreOverlay;
import java.time.Instant;
import java.util.TreeSet;

/**
 * One input after the other, each to its end, in memory and without a log: the plainest way to run a pipeline. Timers
 * fall due before the input that moved the clock past them. Not safe for several threads.
 */
public final class MemoryRun {
    private final Cascade cascade;
    private final Listener listener;
    private final MemoryStore store = new MemoryStore();
    private final TreeSet<Timer> timers = new TreeSet<>();
    private long offset;

    /**
     * Runs {@code pipeline}.
     *
     * @param listener hears every effect, in order
     */
    public MemoryRun(VisibilityPipeline pipeline, Listener listener) {
        this.cascade = new Cascade(pipeline);
        this.listener = listener;
    }

    /** Hears what comes of the inputs. */
    public interface Listener {
        /** Somebody said so, because of the input or timer at a position. */
        void hear(Position cause, Origin origin, Effect effect);
    }

    /**
     * Takes an input in.
     *
     * @param receivedAt not before that of the input before
     */
    public void accept(Instant receivedAt, Input input) {
        while (!timers.isEmpty() && !timers.first().due().isAfter(receivedAt)) {
            Timer timer = timers.pollFirst();
            StoreOverlay overlay = new StoreOverlay(store);
            tell(timer.cause(), cascade.fire(overlay, timer));
            overlay.commit();
        }
        Position position = new Position(receivedAt, 0, offset++);
        StoreOverlay overlay = new StoreOverlay(store);
        tell(position, cascade.run(overlay, position, input));
        overlay.commit();
    }

    /** The states; only to be read. */
    public StateStore state() {
        return store;
    }

    private void tell(Position cause, Outcome outcome) {
        timers.addAll(outcome.timers());
        outcome.effects().forEach(told -> listener.hear(cause, told.origin(), told.effect()));
    }
}
