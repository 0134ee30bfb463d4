package io.tieback.testkit;

import io.tieback.core.ledger.LedgerEntry;
import io.tieback.core.report.Input;
import io.tieback.core.report.ReportSlice;
import io.tieback.core.report.ReportStatus;
import io.tieback.engine.codec.LedgerCodec.RowId;
import io.tieback.engine.step.StateStore;
import java.time.Instant;
import java.util.Map;

/** A runtime as the scenarios see it. */
public interface ScenarioRuntime extends AutoCloseable {
    /** Takes an input at a time; times do not run back. */
    void accept(Instant receivedAt, Input input);

    /** Works until nothing is left to do at the time of the last input. */
    void settle();

    /** Stops and starts again on what is stored. */
    void restart();

    /** All rows of the ledger, settled. */
    Map<RowId, LedgerEntry> ledger();

    /** Reports by slice and status, settled; counts of zero are left out. */
    Map<ReportSlice, Map<ReportStatus, Long>> tallies();

    /** The states, settled; only to be read. */
    StateStore state();

    @Override
    void close();
}
