package io.tieback.world.network;

import io.tieback.world.settings.Knob;
import io.tieback.world.settings.WorldSettings;

/**
 * How many addresses and sites a world of a given size has.
 *
 * @param gatewayAddresses addresses in use at a time by each carrier in each region
 * @param gatewayRange addresses through which these move
 * @param offices offices in all
 * @param officeAddresses egress addresses of each
 * @param schools schools in all
 * @param schoolAddresses egress addresses of each
 * @param venues public Wi-Fi venues in all
 * @param vpnExits exit addresses of VPNs
 * @param relayExits exit addresses of relays
 */
record NetworkSizes(
        int gatewayAddresses,
        long gatewayRange,
        int offices,
        int officeAddresses,
        int schools,
        int schoolAddresses,
        int venues,
        int vpnExits,
        int relayExits) {
    /** A phone holds about this many cellular addresses a day. */
    private static final double LEASES_A_DAY = 2;

    static NetworkSizes of(WorldSettings settings, int people) {
        double gateways = settings.count(Knob.REGIONS) * 3.0;
        double perGateway = people * settings.get(Knob.DEVICE_PHONE) * LEASES_A_DAY / gateways;
        double[] egress = settings.all(Knob.SITE_ADDRESSES);
        int most = (int) (NetworkClass.CELLULAR.size4() / gateways);
        return new NetworkSizes(
                Math.min(most, (int) Math.max(1, Math.ceil(perGateway / Math.max(1, settings.get(Knob.SUBSCRIBERS))))),
                most,
                groups(people, settings.count(Knob.OFFICE_PEOPLE)),
                (int) egress[0],
                groups(people, settings.count(Knob.SCHOOL_PEOPLE)),
                (int) egress[1],
                groups(people, settings.count(Knob.VENUE_PEOPLE)),
                Math.min(1 << 16, groups(people, settings.count(Knob.VPN_EXIT))),
                Math.min(1 << 16, groups(people, settings.count(Knob.RELAY_EXIT))));
    }

    private static int groups(int people, int each) {
        return Math.max(1, people / each);
    }
}
