package io.tieback.core.report;

import java.util.List;

/**
 * A row that was received and not admitted. It is counted, explained, and, when quarantined, kept sealed.
 *
 * @param reportId our id of the row
 * @param slice where it is conserved
 * @param status why it did not go on: never {@link ReportStatus#ADMITTED} nor {@link ReportStatus#EXACT_DUPLICATE}
 * @param issueCodes stable codes, most serious first
 * @param sealedRow the row as received, sealed under the key of its data set and day; empty unless quarantined
 */
public record RefusedReport(
        String reportId, ReportSlice slice, ReportStatus status, List<String> issueCodes, byte[] sealedRow)
        implements Input {
    /** @throws IllegalArgumentException if the status is one of admitted reports */
    public RefusedReport {
        if (status == ReportStatus.ADMITTED || status == ReportStatus.EXACT_DUPLICATE) {
            throw new IllegalArgumentException("a refused report is rejected, quarantined or suppressed");
        }
        issueCodes = List.copyOf(issueCodes);
    }
}
