package io.tieback.engine.step;

import java.time.Instant;

/**
 * Where an input stands in the one order; its receivedAt is the only clock.
 *
 * @param receivedAt when the door took the input: a running maximum per partition, to the millisecond
 * @param partition partition of the log
 * @param offset place in the partition, from 0
 */
public record Position(Instant receivedAt, int partition, long offset) implements Comparable<Position> {
    @Override
    public int compareTo(Position other) {
        int order = receivedAt.compareTo(other.receivedAt);
        order = order != 0 ? order : Integer.compare(partition, other.partition);
        return order != 0 ? order : Long.compare(offset, other.offset);
    }
}
