package io.tieback.core.identity.graph;

import io.tieback.core.identity.KeyHolder;
import io.tieback.core.identity.Someone;
import io.tieback.core.privacy.MatchKey;
import java.util.OptionalLong;

/**
 * A fact: a user holds a match key, or was seen with it. Days are days since 1970 (UTC).
 *
 * @param userId whose edge; of one whose consent is withdrawn, the {@link Someone} in the user's place
 * @param key to which key
 * @param basis how it is known
 * @param firstDay first day that is known
 * @param lastDay last day that is known
 * @param untilDay last day on which it stands; empty as long as nothing ends it
 * @param consent whether it may say anything of its user
 */
public record IdentityEdge(
        String userId, MatchKey key, Basis basis, long firstDay, long lastDay, OptionalLong untilDay, Consent consent) {

    /** How an edge is known. */
    public enum Basis {
        /** The platform's own list of the user's identifiers holds the key now; the edge stands until it does not. */
        REGISTERED,
        /** The platform saw the user with the key; the edge fades. */
        SEEN
    }

    /** Whether an edge may say anything of its user. */
    public enum Consent {
        /** It may. */
        GIVEN,
        /** The user opted out: somebody holds the key, and no more is known. */
        WITHDRAWN
    }

    /** @throws IllegalArgumentException if the days are out of order */
    public IdentityEdge {
        if (lastDay < firstDay || untilDay.orElse(lastDay) < lastDay) {
            throw new IllegalArgumentException("an edge is first known, then last, then ends");
        }
    }

    /**
     * The edge of a user to a key as the key remembers it.
     *
     * @param isRegistered whether the platform's list holds it
     * @param fadesAfter how many days after its last one an edge stands that is not registered
     */
    public static IdentityEdge of(MatchKey key, KeyHolder holder, boolean isRegistered, long fadesAfter) {
        return new IdentityEdge(
                holder.userId(),
                key,
                isRegistered ? Basis.REGISTERED : Basis.SEEN,
                holder.days().get(0),
                holder.lastDay(),
                isRegistered ? OptionalLong.empty() : OptionalLong.of(holder.lastDay() + fadesAfter),
                Someone.is(holder.userId()) ? Consent.WITHDRAWN : Consent.GIVEN);
    }

    /** Whether it stands on a day. */
    public boolean standsOn(long day) {
        return firstDay <= day && day <= untilDay.orElse(Long.MAX_VALUE);
    }
}
