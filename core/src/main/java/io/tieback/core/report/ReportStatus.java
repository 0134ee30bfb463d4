package io.tieback.core.report;

/** What became of a received report. The order is part of the record format: append only. */
public enum ReportStatus {
    REJECTED,
    QUARANTINED,
    SUPPRESSED,
    EXACT_DUPLICATE,
    ADMITTED
}
