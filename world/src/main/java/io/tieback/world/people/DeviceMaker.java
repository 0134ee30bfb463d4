package io.tieback.world.people;

import io.tieback.world.random.Draws;
import io.tieback.world.random.Purpose;
import io.tieback.world.settings.Knob;
import io.tieback.world.settings.WorldSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Gives people their devices and browsers. */
final class DeviceMaker {
    private static final long DAY = 86_400_000L;
    private static final int PER_PERSON = 8;
    private static final int SHARED = 7;

    private final long seed;
    private final WorldSettings settings;
    private final UserAgents agents;
    private final double[] laptopByRole;
    private final double[] clearing;
    private final Clearing[] clearings;

    DeviceMaker(long seed, WorldSettings settings) {
        this.seed = seed;
        this.settings = settings;
        agents = new UserAgents(settings);
        laptopByRole = settings.all(Knob.DEVICE_LAPTOP);
        clearing = settings.all(Knob.COOKIE_CLASSES);
        double[] days = settings.all(Knob.COOKIE_CLEAR_DAYS);
        clearings = new Clearing[] {
            new Clearing(0), new Clearing((long) (days[0] * DAY)), new Clearing((long) (days[1] * DAY))
        };
    }

    /** The household's shared computer, if it has one. */
    Optional<Device> shared(int householdId, int size) {
        Draws draws = Draws.of(seed, Purpose.DEVICE, householdId, SHARED);
        boolean has = size > 1 && draws.chance(settings.get(Knob.DEVICE_SHARED));
        return has ? Optional.of(make(householdId, SHARED, DeviceKind.HOME_COMPUTER)) : Optional.empty();
    }

    /** A person's devices; a fixed home computer is the shared one where the household has it. */
    List<Device> of(int personId, Role role, Optional<Device> shared) {
        Draws draws = Draws.of(seed, Purpose.DEVICE, personId);
        var devices = new ArrayList<Device>(5);
        if (draws.chance(settings.get(Knob.DEVICE_PHONE))) {
            devices.add(make(personId, 0, DeviceKind.PHONE));
        }
        boolean computer = draws.chance(settings.get(Knob.DEVICE_COMPUTER));
        boolean laptop = draws.chance(laptopByRole[role.ordinal()]);
        boolean tablet = draws.chance(settings.get(Knob.DEVICE_TABLET));
        boolean work = draws.chance(settings.get(Knob.DEVICE_WORK));
        if (computer && laptop) {
            devices.add(make(personId, 1, DeviceKind.LAPTOP));
        } else if (computer) {
            devices.add(shared.orElseGet(() -> make(personId, 2, DeviceKind.HOME_COMPUTER)));
        }
        if (work && role == Role.WORKER) {
            devices.add(make(personId, 3, DeviceKind.WORK_COMPUTER));
        }
        if (tablet) {
            devices.add(make(personId, 4, DeviceKind.TABLET));
        }
        return devices;
    }

    private Device make(int ownerId, int slot, DeviceKind kind) {
        long id = (long) ownerId * PER_PERSON + slot;
        Draws draws = Draws.of(seed, Purpose.USER_AGENT, id);
        boolean mobile = !kind.isComputer();
        boolean ios = mobile && draws.chance(settings.get(Knob.DEVICE_IOS));
        boolean mac = !mobile && draws.chance(.08);
        boolean capped = ios || mac;
        var browsers = new ArrayList<Browser>(2);
        browsers.add(browser(id * 2, kind, capped, draws));
        if (!mobile && draws.chance(settings.get(Knob.SECOND_BROWSER))) {
            browsers.add(browser(id * 2 + 1, kind, false, draws));
        }
        String appAgent = agents.appAgent(draws, ios);
        boolean consents = mobile && draws.chance(settings.get(Knob.AD_ID_CONSENT));
        Optional<String> adId = consents
                ? Optional.of(new UUID(draws.bits(), draws.bits() >>> 2 | Long.MIN_VALUE).toString())
                : Optional.empty();
        double[] vpn = settings.all(Knob.VPN_PEOPLE);
        boolean usesVpn = !mobile && draws.chance(vpn[kind == DeviceKind.WORK_COMPUTER ? 1 : 0]);
        boolean relay = kind == DeviceKind.PHONE && ios && draws.chance(settings.get(Knob.RELAY_SHARE));
        return new Device(id, kind, ios, browsers, appAgent, adId, usesVpn, relay);
    }

    private Browser browser(long id, DeviceKind kind, boolean capped, Draws draws) {
        double[] blocks = settings.all(Knob.AD_BLOCK);
        return new Browser(
                id,
                capped,
                agents.agent(draws, kind, capped),
                agents.screen(draws, kind, capped),
                clearings[draws.pick(clearing)],
                draws.chance(blocks[kind.isComputer() ? 0 : 1]));
    }
}
