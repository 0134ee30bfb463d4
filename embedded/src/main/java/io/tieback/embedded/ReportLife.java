package io.tieback.embedded;

import io.tieback.core.report.ConversionReport;
import io.tieback.core.report.Input;
import io.tieback.core.report.ReleasedReport;
import io.tieback.core.report.ReportStatus;
import io.tieback.engine.read.ActReader.ActSnapshot;
import io.tieback.engine.step.Position;
import java.util.List;
import java.util.Optional;

/**
 * All that is known of a received report.
 *
 * @param reportId which
 * @param position when it came, and its place in the log
 * @param received as logged, a {@link io.tieback.core.report.ConversionReport} or
 *     {@link io.tieback.core.report.RefusedReport}; without match keys if its subject was erased
 * @param remarks what was said of it at the door
 * @param released when and as what it was let out of quarantine, if it was
 * @param erased whether its personal part can no longer be read
 * @param status what became of it; empty while it is pending
 * @param failure why a step threw at it, if one did
 * @param act the act that it belongs to, as long as that is kept
 * @param entries its rows of the ledger, in order; at most {@link #MAX_ENTRIES}, earliest first
 */
public record ReportLife(
        String reportId,
        Position position,
        Input received,
        Remarks remarks,
        Optional<Released> released,
        boolean erased,
        Optional<ReportStatus> status,
        Optional<StepFailure> failure,
        Optional<ActSnapshot> act,
        List<LedgerRow> entries) {
    /**
     * Released from quarantine.
     *
     * @param position when, and its place in the log
     * @param input as what
     */
    public record Released(Position position, ReleasedReport input) {}

    /** The report that went on: as received, or as released; empty if it was refused. */
    public Optional<ConversionReport> report() {
        return released.map(later -> later.input().report())
                .or(() -> received instanceof ConversionReport report ? Optional.of(report) : Optional.empty());
    }

    /** Rows of the ledger that are listed at most. */
    public static final int MAX_ENTRIES = 10_000;

    /** Copies the list. */
    public ReportLife {
        entries = List.copyOf(entries);
    }

    /** Whether it waits to be processed. */
    public boolean isPending() {
        return status.isEmpty();
    }
}
