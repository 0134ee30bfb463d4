package io.tieback.core.identity.graph;

import io.tieback.core.privacy.MatchKey.Kind;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * People as of a day.
 *
 * @param groups the users of each person, in order; the persons by their first user
 * @param decisions joins, and refusals of users who are different persons; in order
 * @param tooCommon how many keys of each kind have too many holders to join any, where there are such
 */
public record DerivedPeople(List<List<String>> groups, List<JoinDecision> decisions, Map<Kind, Integer> tooCommon) {
    /** Wraps what it is given, which must not change any more: there may be millions. */
    public DerivedPeople {
        groups = Collections.unmodifiableList(groups);
        decisions = Collections.unmodifiableList(decisions);
        tooCommon = Map.copyOf(tooCommon);
    }

    /** How many users there are. */
    public int users() {
        return groups.stream().mapToInt(List::size).sum();
    }
}
