package io.tieback.testkit;

import io.tieback.core.ledger.LedgerEntry;
import io.tieback.core.report.Input;
import io.tieback.core.report.ReportSlice;
import io.tieback.core.report.ReportStatus;
import io.tieback.engine.codec.LedgerCodec.RowId;
import io.tieback.engine.pipeline.MemoryRun;
import io.tieback.engine.pipeline.VisibilityPipeline;
import io.tieback.engine.step.StateStore;
import java.time.Instant;
import java.util.Map;

/** One input after the other, each to its end, in memory: the plainest runtime, against which others are held. */
public final class SequentialRuntime implements ScenarioRuntime {
    private final Books books = new Books();
    private final MemoryRun run;

    /** Runs {@code pipeline}. */
    public SequentialRuntime(VisibilityPipeline pipeline) {
        this.run = new MemoryRun(pipeline, books::enter);
    }

    @Override
    public void accept(Instant receivedAt, Input input) {
        run.accept(receivedAt, input);
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
        return run.state();
    }

    @Override
    public void close() {
        // nothing to release
    }
}
