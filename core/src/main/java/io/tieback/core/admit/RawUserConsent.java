package io.tieback.core.admit;

import java.util.List;

/**
 * What the platform says of a user's consent, as received.
 *
 * @param userId who
 * @param optedOut whether the user opted out
 * @param found what the reader of the format found wrong or worth saying
 */
public record RawUserConsent(RawValue userId, RawValue optedOut, List<Issue> found) {
    /** Copies the list. */
    public RawUserConsent {
        found = List.copyOf(found);
    }
}
