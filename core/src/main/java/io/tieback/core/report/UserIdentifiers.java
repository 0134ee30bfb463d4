package io.tieback.core.report;

import io.tieback.core.privacy.MatchKey;
import java.time.Instant;
import java.util.List;

/**
 * The identifiers that the platform holds of a user; replaces what an earlier one said.
 *
 * @param userId who
 * @param occurredAt since when they hold; the receipt, unless the platform says otherwise
 * @param matchKeys all of them, sorted, distinct
 */
public record UserIdentifiers(String userId, Instant occurredAt, List<MatchKey> matchKeys) implements Input {
    /** Copies and sorts the keys. */
    public UserIdentifiers {
        matchKeys = matchKeys.stream().distinct().sorted().toList();
    }
}
