package io.tieback.core.identity.graph;

import java.time.Instant;
import java.util.List;

/**
 * A person, as last derived.
 *
 * @param person its number
 * @param asOf when it was derived
 * @param userIds its users, in order
 * @param decisions what joined them, then who was refused; at most {@link #MAX_DECISIONS}
 * @param history what became of it, and of those that it was made of
 */
public record PersonLife(
        long person, Instant asOf, List<String> userIds, List<JoinDecision> decisions, PersonHistory history) {
    /** So many decisions are kept of a person. */
    public static final int MAX_DECISIONS = 64;

    /** Copies the lists. */
    public PersonLife {
        userIds = List.copyOf(userIds);
        decisions = List.copyOf(decisions);
    }
}
