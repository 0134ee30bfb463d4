package io.tieback.engine.pipeline;

import java.time.Instant;

/**
 * A key wants to be woken.
 *
 * @param due on the clock of receivedAt
 * @param stage ordinal of the key's stage
 * @param key the key
 */
public record Timer(Instant due, int stage, String key) implements Comparable<Timer> {
    @Override
    public int compareTo(Timer other) {
        int order = due.compareTo(other.due);
        order = order != 0 ? order : Integer.compare(stage, other.stage);
        return order != 0 ? order : key.compareTo(other.key);
    }
}
