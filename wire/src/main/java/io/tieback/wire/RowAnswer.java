package io.tieback.wire;

import io.tieback.core.admit.Issue;
import io.tieback.core.report.ReportStatus;
import java.util.List;
import java.util.Optional;

/**
 * What is answered to one row.
 *
 * @param id of the row, or empty where it has none
 * @param status what the door did with it; admitted is sent as {@code accepted}
 * @param duplicateOf the report that the committed state shows it to be a copy of
 * @param issues what its sender should know
 */
public record RowAnswer(String id, ReportStatus status, Optional<String> duplicateOf, List<Issue> issues) {
    /** Copies the list. */
    public RowAnswer {
        issues = List.copyOf(issues);
    }

    /** The status as sent. */
    public String statusName() {
        return switch (status) {
            case ADMITTED, EXACT_DUPLICATE -> "accepted";
            case REJECTED -> "rejected";
            case QUARANTINED -> "quarantined";
            case SUPPRESSED -> "suppressed";
        };
    }
}
