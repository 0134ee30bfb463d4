package io.tieback.core.report;

import io.tieback.core.privacy.MatchKey;
import java.time.Instant;
import java.util.List;

/**
 * The platform saw a user with match keys at a time.
 *
 * @param userId who
 * @param occurredAt when, to the millisecond
 * @param matchKeys with what, sorted, distinct
 * @param trace browser and network
 */
public record Sighting(String userId, Instant occurredAt, List<MatchKey> matchKeys, Trace trace) implements Input {
    /** Copies and sorts the keys. */
    public Sighting {
        matchKeys = matchKeys.stream().distinct().sorted().toList();
    }
}
