package io.tieback.core.identity.graph;

import io.tieback.core.privacy.MatchKey.Kind;
import java.util.Comparator;
import java.util.List;

/**
 * Why two users, or the groups that they were in, became one person or did not.
 *
 * @param first the lower user id
 * @param second the higher one
 * @param shared kinds of key that both hold, strongest first
 * @param verdict what was decided
 */
public record JoinDecision(String first, String second, List<Kind> shared, Verdict verdict) {
    /** Joins first, then by users. */
    static final Comparator<JoinDecision> ORDER = Comparator.comparing(JoinDecision::verdict)
            .thenComparing(JoinDecision::first)
            .thenComparing(JoinDecision::second);

    /** What was decided. */
    public enum Verdict {
        /** Their groups became one. */
        JOINED,
        /** They share too few kinds of key, or no e-mail. */
        TOO_LITTLE,
        /** Too few of the pairs across their groups share a key. */
        WEAK_BRIDGE,
        /** Their groups hold different phone numbers. */
        CONFLICT,
        /** They would be more users than a person may be. */
        TOO_LARGE
    }

    /** Copies the list. */
    public JoinDecision {
        shared = List.copyOf(shared);
    }
}
