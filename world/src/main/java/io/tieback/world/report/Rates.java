package io.tieback.world.report;

import io.tieback.world.random.Draws;
import io.tieback.world.settings.Knob;
import io.tieback.world.settings.Quality;
import io.tieback.world.settings.WorldSettings;

/** One quality's numbers. */
record Rates(WorldSettings settings, Quality quality) {
    double get(Knob knob) {
        return settings.get(knob, quality);
    }

    boolean chance(Knob knob, Draws draws) {
        return draws.chance(get(knob));
    }
}
