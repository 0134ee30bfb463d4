package io.tieback.eval.match;

import io.tieback.core.identity.KeyCrowd;
import io.tieback.core.identity.SeenTimes;
import io.tieback.core.privacy.MatchKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Which users were seen with a key, and when. */
final class SeenIndex {
    private static final long DAY_MILLIS = 86_400_000L;

    private final Map<MatchKey, Map<String, SeenTimes>> byKey = new HashMap<>();

    void add(MatchKey key, String userId, long millis) {
        byKey.computeIfAbsent(key, k -> new HashMap<>())
                .merge(userId, SeenTimes.NEVER.and(millis), (old, first) -> old.and(millis));
    }

    /** The users at the first of the keys that has any, as keys of one kind do. */
    Map<String, SeenTimes> users(List<MatchKey> keys) {
        for (MatchKey key : keys) {
            Map<String, SeenTimes> users = byKey.get(key);
            if (users != null) {
                return users;
            }
        }
        return Map.of();
    }

    /** How crowded keys were as of a time. */
    static KeyCrowd crowd(Map<String, SeenTimes> users, long asOf) {
        int known = 0;
        int ofDay = 0;
        int times = 0;
        for (SeenTimes seen : users.values()) {
            OptionalLong last = seen.lastBefore(asOf);
            if (last.isPresent()) {
                known++;
                ofDay += last.getAsLong() >= asOf - DAY_MILLIS ? 1 : 0;
                times += seen.timesBefore(asOf);
            }
        }
        return known == 0 ? KeyCrowd.EMPTY : new KeyCrowd(known, ofDay, times);
    }
}
