package io.tieback.core.admit;

import java.util.List;

/**
 * An erasure as received.
 *
 * @param userId the user, or absent
 * @param identifiers of whom it may be
 * @param found what the reader of the format found wrong or worth saying
 */
public record RawErasure(RawValue userId, RawIdentifiers identifiers, List<Issue> found) {
    /** Copies the list. */
    public RawErasure {
        found = List.copyOf(found);
    }
}
