package io.tieback.world.people;

import java.util.List;
import java.util.Optional;

/**
 * A device that one person uses, or a household shares.
 *
 * @param id unique in the world
 * @param kind what it is
 * @param ios whether it belongs to the family that caps script cookies and asks for consent
 * @param browsers one or two, the first used most
 * @param appAgent user agent of apps
 * @param adId mobile ad id, where consent was given
 * @param vpn whether it uses a VPN
 * @param relay whether its browser goes through a relay
 */
public record Device(
        long id,
        DeviceKind kind,
        boolean ios,
        List<Browser> browsers,
        String appAgent,
        Optional<String> adId,
        boolean vpn,
        boolean relay) {
    /** Copies the browsers. */
    public Device {
        browsers = List.copyOf(browsers);
        if (browsers.isEmpty()) {
            throw new IllegalArgumentException("a device has a browser");
        }
    }
}
