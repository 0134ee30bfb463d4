package io.tieback.core.report;

import io.tieback.core.privacy.MatchKey;
import java.util.List;

/**
 * A person is to be forgotten: a user, the holder of identifiers, or both.
 *
 * @param userId the user, or empty
 * @param matchKeys identifiers, sorted, distinct; may be empty when a user is named
 */
public record Erasure(String userId, List<MatchKey> matchKeys) implements Input {
    /** @throws IllegalArgumentException if neither a user nor an identifier is named */
    public Erasure {
        matchKeys = matchKeys.stream().distinct().sorted().toList();
        if (userId.isEmpty() && matchKeys.isEmpty()) {
            throw new IllegalArgumentException("an erasure names a user or an identifier");
        }
    }
}
