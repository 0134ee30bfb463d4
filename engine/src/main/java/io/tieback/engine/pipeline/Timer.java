package io.tieback.engine.pipeline;

import io.tieback.core.stats.TextHash;
import io.tieback.engine.step.Position;
import java.time.Instant;

/**
 * A key wants to be woken.
 *
 * @param due on the clock of receivedAt
 * @param stage ordinal of the key's stage
 * @param key the key
 */
public record Timer(Instant due, int stage, String key) implements Comparable<Timer> {
    private static final int NO_PARTITION = -1;

    /**
     * What stands in the place of an input's position where the timer is the cause: its own among all that are due at
     * the time, which fall due in this order.
     */
    public Position cause() {
        return new Position(due, NO_PARTITION, TextHash.of(stage + "/" + key) >>> 1);
    }

    @Override
    public int compareTo(Timer other) {
        int order = due.compareTo(other.due);
        order = order != 0 ? order : cause().compareTo(other.cause());
        order = order != 0 ? order : Integer.compare(stage, other.stage);
        return order != 0 ? order : key.compareTo(other.key);
    }
}
