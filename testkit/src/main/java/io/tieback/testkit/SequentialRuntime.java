package io.tieback.testkit;

import io.tieback.core.ledger.LedgerEntry;
import io.tieback.core.report.Input;
import io.tieback.core.report.ReportSlice;
import io.tieback.core.report.ReportStatus;
import io.tieback.engine.codec.LedgerCodec.RowId;
import io.tieback.engine.pipeline.Cascade;
import io.tieback.engine.pipeline.Outcome;
import io.tieback.engine.pipeline.Timer;
import io.tieback.engine.pipeline.VisibilityPipeline;
import io.tieback.engine.step.Position;
import io.tieback.engine.step.StateStore;
import io.tieback.engine.step.StoreOverlay;
import java.time.Instant;
import java.util.Map;
import java.util.TreeSet;

/** One input after the other, each to its end, in memory: the plainest runtime, against which others are held. */
public final class SequentialRuntime implements ScenarioRuntime {
    private final Cascade cascade;
    private final MemoryStore store = new MemoryStore();
    private final TreeSet<Timer> timers = new TreeSet<>();
    private final Books books = new Books();
    private long offset;

    /** Runs {@code pipeline}. */
    public SequentialRuntime(VisibilityPipeline pipeline) {
        this.cascade = new Cascade(pipeline);
    }

    @Override
    public void accept(Instant receivedAt, Input input) {
        while (!timers.isEmpty() && !timers.first().due().isAfter(receivedAt)) {
            Timer timer = timers.pollFirst();
            StoreOverlay overlay = new StoreOverlay(store);
            enter(new Position(timer.due(), -1, 0), cascade.fire(overlay, timer));
            overlay.commit();
        }
        Position position = new Position(receivedAt, 0, offset++);
        StoreOverlay overlay = new StoreOverlay(store);
        enter(position, cascade.run(overlay, position, input));
        overlay.commit();
    }

    private void enter(Position cause, Outcome outcome) {
        timers.addAll(outcome.timers());
        outcome.effects().forEach(told -> books.enter(cause, told.origin(), told.effect()));
    }

    @Override
    public void settle() {
        // nothing waits here
    }

    @Override
    public void restart() {
        // nothing is kept outside the store
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
