package io.tieback.world.network;

import io.tieback.world.people.Device;
import io.tieback.world.people.DeviceKind;
import io.tieback.world.people.Person;
import io.tieback.world.random.Draws;
import io.tieback.world.random.Purpose;
import io.tieback.world.settings.Knob;
import io.tieback.world.settings.WorldSettings;

/**
 * By which address a device is seen at any time. Nothing is kept: every answer is a pure function of seed, device and
 * time.
 *
 * <p>Home providers renumber at fixed multiples of 24 hours (Padmanabhan et al., IMC 2016). A renumbering permutes the
 * provider's addresses, so two homes never hold one at the same time, and what one loses another may get. Every other
 * renumbering stays inside the /24. Carriers, offices, schools, venues, VPNs and relays share addresses by design; the
 * exits of carriers, VPNs and relays move through their ranges: an address is shared now and strange tomorrow.
 */
public final class Networks {
    private static final long HOUR = 3_600_000L;
    private static final long DAY = 24 * HOUR;
    private static final long SLOT = HOUR / 2;
    private static final double LONGEST_LEASE_HOURS = 2_000;
    private static final int PROVIDERS = 8;
    private static final int CARRIERS = 3;

    private final long seed;
    private final NetworkSizes sizes;
    private final double[] leaseDays;
    private final double homeShared;
    private final int homesPerAddress;
    private final double homeIpv6;
    private final double cellularIpv6;
    private final double leaseHours;
    private final double leaseSigma;
    private final double homeWifiUse;
    private final double vpnUse;
    private final double onlyCellular;
    private final long rotation;
    private final int homeBits;

    /** The networks of a world with so many people. */
    public Networks(long seed, WorldSettings settings, int people) {
        this.seed = seed;
        sizes = NetworkSizes.of(settings, people);
        leaseDays = settings.all(Knob.HOME_LEASE_DAYS);
        homeShared = settings.get(Knob.HOME_SHARED);
        homesPerAddress = settings.count(Knob.HOME_SHARED_HOMES);
        homeIpv6 = settings.get(Knob.HOME_IPV6);
        cellularIpv6 = settings.get(Knob.CELLULAR_IPV6);
        leaseHours = settings.get(Knob.CELLULAR_LEASE_HOURS);
        leaseSigma = settings.get(Knob.CELLULAR_LEASE_SIGMA);
        homeWifiUse = settings.get(Knob.PHONE_HOME_WIFI_USE);
        vpnUse = settings.get(Knob.VPN_USE);
        onlyCellular = settings.get(Knob.CELLULAR_ONLY);
        rotation = Math.max(1, (long) (settings.get(Knob.ROTATION) * HOUR));
        homeBits = Math.max(8, 32 - Integer.numberOfLeadingZeros(Math.max(1, people / PROVIDERS)));
    }

    /** How a device of the person is seen; {@code app} tells an app from a browser, which a relay may hide. */
    public Attachment at(Whereabouts whereabouts, Device device, long millis, boolean app) {
        Person person = whereabouts.person();
        long slot = Math.floorDiv(millis, SLOT);
        double chance = Draws.unit(seed, Purpose.ATTACHMENT, device.id(), slot);
        if (device.kind() == DeviceKind.PHONE) {
            if (device.relay() && !app) {
                long exit = (Draws.hash(seed, Purpose.RELAY, device.id(), slot) >>> 1) % sizes.relayExits();
                return pooled(NetworkClass.RELAY, rotated(Purpose.RELAY, exit, millis));
            }
            return phone(whereabouts, device, millis, chance);
        }
        if (device.vpn() && chance < vpnUse) {
            long exit = (Draws.hash(seed, Purpose.VPN, device.id(), slot) >>> 1) % sizes.vpnExits();
            return pooled(NetworkClass.VPN, rotated(Purpose.VPN, exit, millis));
        }
        return switch (whereabouts.at(millis)) {
            case WORK -> site(NetworkClass.OFFICE, person, device, millis);
            case SCHOOL -> site(NetworkClass.SCHOOL, person, device, millis);
            case OUT -> venue(person, millis, chance);
            case AWAY -> hotel(person, whereabouts.tripAt(millis));
            case HOME, TRANSIT -> home(person, device, millis);
        };
    }

    private Attachment phone(Whereabouts whereabouts, Device device, long millis, double chance) {
        Person person = whereabouts.person();
        boolean joins = person.otherWifi();
        return switch (whereabouts.at(millis)) {
            case HOME ->
                person.homeWifi() && chance < homeWifiUse(device)
                        ? home(person, device, millis)
                        : cellular(person, device, millis);
            case WORK ->
                joins && chance < .7
                        ? site(NetworkClass.OFFICE, person, device, millis)
                        : cellular(person, device, millis);
            case SCHOOL ->
                joins && chance < .7
                        ? site(NetworkClass.SCHOOL, person, device, millis)
                        : cellular(person, device, millis);
            case OUT -> joins && chance < .5 ? venue(person, millis, chance) : cellular(person, device, millis);
            case AWAY -> chance < .5 ? hotel(person, whereabouts.tripAt(millis)) : cellular(person, device, millis);
            case TRANSIT -> cellular(person, device, millis);
        };
    }

    /** People differ: the share of hours off the home Wi-Fi is exponential about its mean. */
    private double homeWifiUse(Device device) {
        double chance = Draws.unit(seed, Purpose.ATTACHMENT, device.id(), -1);
        return 1 + (1 - homeWifiUse) * StrictMath.log(1 - chance);
    }

    private Attachment home(Person person, Device device, long millis) {
        int household = person.householdId();
        int provider = household & (PROVIDERS - 1);
        long lease = lease(provider, millis);
        int number = household / PROVIDERS;
        boolean shared = Draws.unit(seed, Purpose.HOME_LEASE, household, -1) < homeShared;
        long address = shared ? carrierHome(provider, number) : permuted(provider, lease, number);
        boolean ipv6 = Draws.unit(seed, Purpose.IPV6, household, 0) < homeIpv6;
        long prefix = ipv6 ? NetworkClass.HOME.prefix6(((long) provider << 25) + permuted(provider, lease, number)) : 0;
        long base = (long) provider << homeBits;
        return attachment(NetworkClass.HOME, base + address, prefix, device.id(), millis);
    }

    /** Homes behind a shared address hold the top of the provider's pool; it does not renumber. */
    private long carrierHome(int provider, int number) {
        long group = number / homesPerAddress;
        return (Draws.hash(seed, Purpose.HOME_LEASE, provider, group) >>> 1) % (1L << homeBits);
    }

    private long lease(int provider, long millis) {
        double days = leaseDays[provider];
        return days == 0 ? 0 : Math.floorDiv(millis + provider * HOUR, (long) (days * DAY));
    }

    /** A bijection of the provider's pool for each lease: across the pool every second time, else within its /24s. */
    private long permuted(int provider, long lease, int number) {
        long across = Draws.hash(seed, Purpose.HOME_LEASE, provider, Math.floorDiv(lease, 2));
        long mask = (1L << homeBits) - 1;
        long slot = number * (across | 1) + (across >>> 32) & mask;
        slot ^= slot >>> (homeBits / 2);
        slot = slot * ((across >>> 8) | 1) & mask;
        long within = Draws.hash(seed, Purpose.HOME_LEASE, provider + PROVIDERS, lease);
        return slot ^ (within & 0xff);
    }

    private Attachment cellular(Person person, Device device, long millis) {
        Draws draws = Draws.of(seed, Purpose.CELLULAR, device.id());
        double median = person.homeWifi() ? leaseHours : leaseHours * onlyCellular;
        double length = HOUR * Math.max(.1, Math.min(LONGEST_LEASE_HOURS, draws.logNormal(median, leaseSigma)));
        int carrier = draws.below(CARRIERS);
        double phase = draws.unit();
        long lease = (long) Math.floor(millis / length + phase);
        long since = (long) ((lease - phase) * length);
        int gateway = person.region() * CARRIERS + carrier;
        long bits = Draws.hash(seed, Purpose.CELLULAR, device.id(), lease);
        long exit = (long) gateway * sizes.gatewayAddresses() + (bits >>> 1) % sizes.gatewayAddresses();
        // A carrier that is somebody's home network keeps such people behind exits that stay.
        long moved = person.homeWifi()
                ? rotated(Purpose.CELLULAR, -1 - exit, since)
                : Draws.hash(seed, Purpose.CELLULAR, -1 - exit, -2);
        long number = gateway * sizes.gatewayRange() + (moved >>> 1) % sizes.gatewayRange();
        long prefix = draws.chance(cellularIpv6) ? NetworkClass.CELLULAR.prefix6(Draws.mix(bits)) : 0;
        return attachment(NetworkClass.CELLULAR, number, prefix, device.id(), millis);
    }

    private Attachment site(NetworkClass kind, Person person, Device device, long millis) {
        boolean office = kind == NetworkClass.OFFICE;
        Purpose purpose = office ? Purpose.OFFICE : Purpose.SCHOOL;
        long site = (Draws.hash(seed, purpose, person.id()) >>> 1) % (office ? sizes.offices() : sizes.schools());
        int addresses = office ? sizes.officeAddresses() : sizes.schoolAddresses();
        boolean guest = device.kind() == DeviceKind.PHONE;
        long day = Math.floorDiv(millis, DAY);
        long held = guest ? addresses : (Draws.hash(seed, purpose, device.id(), day) >>> 1) % addresses;
        boolean ipv6 = Draws.unit(seed, Purpose.IPV6, site, office ? 1 : 2) < homeIpv6;
        return attachment(kind, site * (addresses + 1) + held, ipv6 ? kind.prefix6(site) : 0, device.id(), millis);
    }

    /** A favourite place or any other; a venue's address changes each week. */
    private Attachment venue(Person person, long millis, double chance) {
        long day = Math.floorDiv(millis, DAY);
        boolean favourite = Draws.unit(seed, Purpose.VENUE, person.id(), day) < .5;
        long venue = Draws.hash(seed, Purpose.VENUE, person.id(), favourite ? -1 : -2 - day) >>> 1;
        long week = Math.floorDiv(day, 7);
        return pooled(NetworkClass.PUBLIC_WIFI, Draws.hash(seed, Purpose.VENUE, venue % sizes.venues(), week));
    }

    private Attachment hotel(Person person, int trip) {
        return pooled(NetworkClass.PUBLIC_WIFI, Draws.hash(seed, Purpose.TRIP, person.householdId(), trip));
    }

    private static Attachment pooled(NetworkClass kind, long bits) {
        return new Attachment(kind, kind.address4(bits >>> 1), 0, 0);
    }

    /** Where an exit is at that time: its number moves through the range, each exit at an hour of its own. */
    private long rotated(Purpose purpose, long exit, long millis) {
        long phase = Draws.hash(seed, purpose, exit, -1) >>> 1;
        return Draws.hash(seed, purpose, exit, Math.floorDiv(millis + phase % rotation, rotation));
    }

    private Attachment attachment(NetworkClass kind, long number, long prefix, long device, long millis) {
        long host = prefix == 0 ? 0 : Draws.hash(seed, Purpose.IPV6, device, Math.floorDiv(millis, DAY));
        return new Attachment(kind, kind.address4(number), prefix, host);
    }
}
