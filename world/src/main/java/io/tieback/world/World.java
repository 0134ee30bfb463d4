package io.tieback.world;

import io.tieback.world.people.Population;
import io.tieback.world.settings.WorldSettings;
import java.time.Instant;

/**
 * Which world: the same record is the same world, byte for byte.
 *
 * @param profile name of the settings, for the manifest
 * @param settings every knob
 * @param seed any number
 * @param people 1 to 2,097,152
 * @param days 1 to 400
 * @param start its first instant, a midnight in UTC
 */
public record World(String profile, WorldSettings settings, long seed, int people, int days, Instant start) {
    /** A Monday. */
    public static final Instant USUAL_START = Instant.parse("2026-01-05T00:00:00Z");

    private static final Instant FIRST_START = Instant.EPOCH;
    private static final Instant LAST_START = Instant.parse("2999-01-01T00:00:00Z");

    /** @throws IllegalArgumentException if people, days or start are out of range or the start is no midnight */
    public World {
        if (people < 1 || people > Population.MOST) {
            throw new IllegalArgumentException("people must be 1 to " + Population.MOST + ", not " + people);
        }
        if (days < 1 || days > 400) {
            throw new IllegalArgumentException("days must be 1 to 400, not " + days);
        }
        if (start.getEpochSecond() % 86_400 != 0 || start.getNano() != 0) {
            throw new IllegalArgumentException("the start must be a midnight in UTC, not " + start);
        }
        if (start.isBefore(FIRST_START) || start.isAfter(LAST_START)) {
            throw new IllegalArgumentException(
                    "the start must be from " + FIRST_START + " to " + LAST_START + ", not " + start);
        }
    }
}
