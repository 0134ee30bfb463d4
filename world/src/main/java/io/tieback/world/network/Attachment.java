package io.tieback.world.network;

/**
 * By which addresses a device is seen at a moment.
 *
 * @param networkClass kind of network
 * @param address4 IPv4 address
 * @param prefix6 /64 of the IPv6 address, or 0 where there is none
 * @param host6 its lower half, renewed daily (privacy addresses)
 */
public record Attachment(NetworkClass networkClass, int address4, long prefix6, long host6) {
    /** Whether it has an IPv6 address too. */
    public boolean hasIpv6() {
        return prefix6 != 0;
    }

    /** IPv4 in dotted form. */
    public String ipv4() {
        return Addresses.text4(address4);
    }

    /** The address that a site sees: IPv6 where both ends have it. */
    public String seenBy(boolean siteHasIpv6) {
        return siteHasIpv6 && hasIpv6() ? Addresses.text6(prefix6, host6) : ipv4();
    }
}
