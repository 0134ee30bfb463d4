package io.tieback.core.admit;

import java.util.List;

/**
 * A sighting as received.
 *
 * @param found what the reader of the format found wrong or worth saying
 */
public record RawSighting(
        RawValue userId,
        RawValue occurredAt,
        RawValue surface,
        RawValue advertiserId,
        RawIdentifiers identifiers,
        RawValue ip,
        RawValue userAgent,
        List<Issue> found) {
    /** Copies the list. */
    public RawSighting {
        found = List.copyOf(found);
    }
}
