package io.tieback.embedded;

import io.tieback.core.report.ReportSlice;

/**
 * What became of the reports of a slice. Pending is what was received and has no status yet.
 *
 * @param slice which reports
 * @param received rows taken in, counted by the door
 * @param pending rows that wait to be processed; 0 at rest
 */
public record ConservationRow(
        ReportSlice slice,
        long received,
        long pending,
        long rejected,
        long quarantined,
        long suppressed,
        long exactDuplicates,
        long admitted) {

    /** Rows that have come to a status. */
    public long settled() {
        return rejected + quarantined + suppressed + exactDuplicates + admitted;
    }
}
