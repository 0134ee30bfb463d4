package io.tieback.core.admit;

import java.util.List;

/**
 * A row of the truth panel as received.
 *
 * @param reportId a report of the act
 * @param userId who did it, or absent
 * @param known false if none of the platform's users did it, or absent
 * @param panelistId keeps the rows of a sampled person together who is no user, or absent
 * @param found what the reader of the format found wrong or worth saying
 */
public record RawPanelTruth(
        RawValue reportId, RawValue userId, RawValue known, RawValue panelistId, List<Issue> found) {
    /** Copies the list. */
    public RawPanelTruth {
        found = List.copyOf(found);
    }
}
