package io.tieback.eval.data;

import io.tieback.core.report.ConversionReport;
import java.time.Instant;

/**
 * An admitted report beside its truth. Scorers see {@code report} and {@code trace} alone.
 *
 * @param report as the product admits it; its id is the row's
 * @param receivedAt when
 * @param trace what admission drops
 * @param truth what it truly is
 */
public record JudgedReport(ConversionReport report, Instant receivedAt, Trace trace, ReportTruth truth) {
    /** When the act took place, by its reporter's clock, in milliseconds since 1970. */
    public long occurredMillis() {
        return report.occurredAt().toEpochMilli();
    }
}
