package io.tieback.world.network;

import java.util.Locale;

/** What kind of network an address belongs to. All ranges are private or reserved for documentation and tests. */
public enum NetworkClass {
    HOME("10.0.0.0/8", "2001:db8::/34"),
    CELLULAR("100.64.0.0/10", "2001:db8:4000::/34"),
    OFFICE("172.16.0.0/13", "2001:db8:8000::/35"),
    SCHOOL("172.24.0.0/13", "2001:db8:a000::/35"),
    PUBLIC_WIFI("192.168.0.0/16", "2001:db8:c000::/35"),
    VPN("198.18.0.0/16", "fd00::/32"),
    RELAY("198.19.0.0/16", "fd00:1::/32"),
    HOSTING("192.0.2.0/24", "2001:db8:f000::/36");

    private final String range4;
    private final String range6;
    private final int base4;
    private final long base6;

    NetworkClass(String range4, String range6) {
        this.range4 = range4;
        this.range6 = range6;
        base4 = Addresses.parse4(range4.substring(0, range4.indexOf('/')));
        base6 = Addresses.parse6(range6.substring(0, range6.indexOf('/')));
    }

    /** The IPv4 range in CIDR form. */
    public String range4() {
        return range4;
    }

    /** The IPv6 range in CIDR form. */
    public String range6() {
        return range6;
    }

    /** The name in files. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How many IPv4 addresses there are. */
    int size4() {
        return 1 << (32 - Integer.parseInt(range4.substring(range4.indexOf('/') + 1)));
    }

    /** The {@code number}-th IPv4 address, wrapping around the range. */
    int address4(long number) {
        return base4 + (int) (number & (size4() - 1));
    }

    /** The {@code number}-th /64 of 2²⁸, wrapping around. */
    long prefix6(long number) {
        return base6 | (number & 0xfffffffL);
    }
}
