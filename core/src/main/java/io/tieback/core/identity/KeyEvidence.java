package io.tieback.core.identity;

import io.tieback.core.privacy.MatchKey;
import java.util.List;

/**
 * Who was seen with one key of an act.
 *
 * @param key the key
 * @param holders users seen with it, by user id
 */
public record KeyEvidence(MatchKey key, List<KeyHolder> holders) {
    /** Copies the holders. */
    public KeyEvidence {
        holders = List.copyOf(holders);
    }
}
