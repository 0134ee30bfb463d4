package io.tieback.core.identity.graph;

import io.tieback.core.identity.graph.JoinDecision.Verdict;
import io.tieback.core.identity.graph.PersonEntry.Change;
import io.tieback.core.privacy.MatchKey.Kind;
import java.time.Instant;
import java.util.Map;

/**
 * What a derivation of people found.
 *
 * @param asOf of which instant
 * @param policy by which rules
 * @param users how many users there are
 * @param persons how many persons they are
 * @param changes how many entries of each change it made
 * @param decisions how many decisions of each verdict
 * @param tooCommon how many keys of each kind have too many holders to join any
 */
public record Derivation(
        Instant asOf,
        PersonPolicy policy,
        int users,
        int persons,
        Map<Change, Integer> changes,
        Map<Verdict, Integer> decisions,
        Map<Kind, Integer> tooCommon) {
    /** Copies the maps. */
    public Derivation {
        changes = Map.copyOf(changes);
        decisions = Map.copyOf(decisions);
        tooCommon = Map.copyOf(tooCommon);
    }
}
