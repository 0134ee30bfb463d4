package io.tieback.world.act;

import io.tieback.world.ads.Advertiser;
import io.tieback.world.random.Draws;
import io.tieback.world.settings.Knob;
import io.tieback.world.settings.WorldSettings;

/** What an act is worth: log-normal around the advertiser's mean, with a point mass at its one price. */
final class Values {
    private final double pointShare;

    Values(WorldSettings settings) {
        pointShare = settings.get(Knob.VALUE_POINT);
    }

    /** Minor units, at least 1; 0 for types without a value. */
    long minor(Advertiser advertiser, String type, Draws draws) {
        return switch (type) {
            case "checkout", "offline_purchase", "in_app_purchase" -> order(advertiser, draws);
            case "subscribe" -> advertiser.pointMinor();
            default -> 0;
        };
    }

    private long order(Advertiser advertiser, Draws draws) {
        if (draws.chance(pointShare)) {
            return advertiser.pointMinor();
        }
        double major = draws.logNormal(StrictMath.exp(advertiser.valueLogMean()), advertiser.valueSigma());
        return Math.max(1, (long) Math.floor(Math.min(1e6, major) * 100));
    }
}
