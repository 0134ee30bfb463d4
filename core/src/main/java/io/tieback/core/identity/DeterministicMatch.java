package io.tieback.core.identity;

import io.tieback.core.ledger.Apportionment;
import io.tieback.core.ledger.LedgerEntry;
import io.tieback.core.privacy.MatchKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Names the user of an act by its deterministic keys. The strongest kind of key that anybody was seen with decides;
 * several users on that kind share by recency, a user's weight halving with every seven days between the act and the
 * nearest sighting.
 */
public final class DeterministicMatch {
    /** Days in which a user's weight halves. */
    public static final int HALF_LIFE_DAYS = 7;

    private static final double SCALE = 1e9;

    private DeterministicMatch() {}

    /**
     * Divides an act among the users seen with its keys.
     *
     * @param evidence any number of keys, in any order
     * @param actDay the act's day, in days since 1970 (UTC)
     */
    public static UserShares of(List<KeyEvidence> evidence, long actDay) {
        for (MatchKey.Kind kind : MatchKey.Kind.values()) {
            Map<String, Long> weights = kind.isDeterministic() ? weights(evidence, kind, actDay) : Map.of();
            if (!weights.isEmpty()) {
                return divided(weights);
            }
        }
        return UserShares.NOBODY;
    }

    private static Map<String, Long> weights(List<KeyEvidence> evidence, MatchKey.Kind kind, long actDay) {
        Map<String, Long> weights = new TreeMap<>();
        for (KeyEvidence known : evidence) {
            if (known.key().kind() == kind) {
                known.holders().forEach(h -> weights.merge(h.userId(), weight(h.daysFrom(actDay)), Math::max));
            }
        }
        return weights;
    }

    private static long weight(long days) {
        return Math.max(1, Math.round(SCALE * StrictMath.pow(2, -days / (double) HALF_LIFE_DAYS)));
    }

    private static UserShares divided(Map<String, Long> weights) {
        long[] parts = Apportionment.split(
                LedgerEntry.WHOLE,
                weights.values().stream().mapToLong(Long::longValue).toArray());
        List<UserShares.UserShare> shares = new ArrayList<>();
        int i = 0;
        for (String userId : weights.keySet()) {
            if (parts[i] > 0) {
                shares.add(new UserShares.UserShare(userId, parts[i]));
            }
            i++;
        }
        return new UserShares(shares, 0);
    }
}
