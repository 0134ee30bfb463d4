package io.tieback.world.people;

import io.tieback.world.random.Draws;
import io.tieback.world.random.Purpose;

/**
 * When a browser's cookies are cleared: never, or about every so many days.
 *
 * @param periodMillis mean time between clearings; 0 = never
 */
public record Clearing(long periodMillis) {
    /** How many times browser {@code id} was cleared by {@code millis}; one clearing falls in each period. */
    public long epoch(long seed, long id, long millis) {
        if (periodMillis == 0) {
            return 0;
        }
        long shifted = millis + (Draws.hash(seed, Purpose.COOKIE, id) >>> 1) % periodMillis;
        long period = Math.floorDiv(shifted, periodMillis);
        double within = (shifted - period * periodMillis) / (double) periodMillis;
        return within < Draws.unit(seed, Purpose.COOKIE, id, period) ? period - 1 : period;
    }
}
