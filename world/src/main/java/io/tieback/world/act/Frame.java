package io.tieback.world.act;

import io.tieback.world.ads.Audience;
import io.tieback.world.ads.Market;
import io.tieback.world.network.Networks;
import io.tieback.world.settings.WorldSettings;

/**
 * What all lives of one world share.
 *
 * @param seed the world's seed
 * @param settings its knobs
 * @param days how long it runs
 * @param market advertisers and campaigns
 * @param audience interests and assignment
 * @param networks addresses
 */
public record Frame(long seed, WorldSettings settings, int days, Market market, Audience audience, Networks networks) {
    /** Milliseconds in a day. */
    public static final long DAY = 86_400_000L;

    /** The world's length in milliseconds. */
    public long end() {
        return days * DAY;
    }

    /** A world of so many people and days. */
    public static Frame of(long seed, WorldSettings settings, int people, int days) {
        var market = new Market(seed, settings);
        return new Frame(
                seed,
                settings,
                days,
                market,
                new Audience(seed, settings, market),
                new Networks(seed, settings, people));
    }
}
