package io.tieback.embedded;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that tests set. */
final class TestClock implements InstantSource {
    private volatile Instant now;

    TestClock(Instant now) {
        this.now = now;
    }

    @Override
    public Instant instant() {
        return now;
    }

    void set(Instant instant) {
        now = instant;
    }

    void advance(Duration by) {
        now = now.plus(by);
    }
}
