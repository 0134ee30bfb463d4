package io.tieback.core.report;

import java.util.List;

/**
 * A report goes on that was received before and has waited in quarantine. It was counted when it was received, and
 * comes at most once: the door sees to that.
 *
 * @param report the report, under the id that it was given when it was received
 * @param issueCodes why it was quarantined, most serious first; empty if a step threw at it
 */
public record ReleasedReport(ConversionReport report, List<String> issueCodes) implements Input {
    /** Copies the list. */
    public ReleasedReport {
        issueCodes = List.copyOf(issueCodes);
    }
}
