package io.tieback.core.admit;

import java.util.List;

/**
 * What the platform says it holds of a user, as received.
 *
 * @param userId who
 * @param identifiers all of them
 * @param found what the reader of the format found wrong or worth saying
 */
public record RawUserIdentifiers(RawValue userId, RawIdentifiers identifiers, List<Issue> found) {
    /** Copies the list. */
    public RawUserIdentifiers {
        found = List.copyOf(found);
    }
}
