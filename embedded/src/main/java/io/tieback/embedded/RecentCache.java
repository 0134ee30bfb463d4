package io.tieback.embedded;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers the values that were used last.
 *
 * <p>For one thread, or under its owner's lock.
 */
final class RecentCache<K, V> {
    private final Map<K, V> values;

    /** @param limit values kept at most */
    RecentCache(int limit) {
        values = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > limit;
            }
        };
    }

    Optional<V> get(K key) {
        return Optional.ofNullable(values.get(key));
    }

    void put(K key, V value) {
        values.put(key, value);
    }

    void remove(K key) {
        values.remove(key);
    }
}
