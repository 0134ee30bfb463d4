package io.tieback.cli.feed;

import io.tieback.server.control.Advertiser;
import io.tieback.server.control.ControlPlane;
import io.tieback.server.control.Role;
import io.tieback.world.read.WorldFolder;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;

/** Sets up a world's advertisers on a server, each with a key of its own. */
public final class Registration {
    private Registration() {}

    /**
     * Registers those who are not there yet, and makes keys for those who have none in {@code known}.
     *
     * @param known keys by advertiser, from an earlier registration
     * @return keys of all advertisers of the world
     */
    public static Map<String, String> register(WorldFolder world, ControlPlane control, Map<String, String> known) {
        Map<String, String> keys = new LinkedHashMap<>();
        world.currencies().forEach((advertiserId, currency) -> {
            control.addAdvertiser(new Advertiser(advertiserId, advertiserId, ZoneOffset.UTC, currency, ""));
            String key = known.get(advertiserId);
            boolean works = key != null
                    && control.authenticate(key)
                            .filter(of -> of.advertiserId().equals(advertiserId))
                            .isPresent();
            keys.put(
                    advertiserId,
                    works && key != null
                            ? key
                            : control.addKey(Role.ADVERTISER, advertiserId).secret());
        });
        return keys;
    }
}
