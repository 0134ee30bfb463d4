package io.tieback.world.read;

import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is moved. */
public final class MovedClock implements InstantSource {
    private volatile Instant now;

    /** Stands at {@code start}. */
    public MovedClock(Instant start) {
        this.now = start;
    }

    /** Moves it. */
    public void moveTo(Instant other) {
        now = other;
    }

    @Override
    public Instant instant() {
        return now;
    }
}
