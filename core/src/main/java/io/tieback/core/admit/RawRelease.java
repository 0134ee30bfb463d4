package io.tieback.core.admit;

import java.util.List;

/**
 * A wish that a report goes on, as received.
 *
 * @param reportId the quarantined report
 * @param found what the reader of the format found wrong or worth saying
 */
public record RawRelease(RawValue reportId, List<Issue> found) {
    /** Copies the list. */
    public RawRelease {
        found = List.copyOf(found);
    }
}
