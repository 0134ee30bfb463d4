package io.tieback.world.act;

import io.tieback.world.ads.Presence;
import io.tieback.world.network.Rhythm;
import io.tieback.world.network.Whereabouts;
import io.tieback.world.people.Browser;
import io.tieback.world.people.Device;
import io.tieback.world.people.DeviceKind;
import io.tieback.world.people.Person;
import io.tieback.world.random.Draws;
import java.util.Optional;

/** Puts one person in front of a device at a time: only devices that are at hand. */
public final class Presences {
    private static final int TRIES = 4;

    private final Frame frame;
    private final Person person;
    private final Whereabouts whereabouts;

    /** The presences of a person, who has at least one device. */
    public Presences(Frame frame, Person person) {
        this.frame = frame;
        this.person = person;
        whereabouts = new Whereabouts(frame.seed(), frame.settings(), person, frame.days());
    }

    /** Whose. */
    public Person person() {
        return person;
    }

    /** A time of that day at which a wished computer is at hand, if a few tries find one. */
    public long timeOn(long day, boolean computer, Draws draws) {
        Rhythm rhythm = computer ? Rhythm.COMPUTER : Rhythm.PHONE;
        long shift = person.region() % 3 * 3_600_000L;
        long millis = day * Frame.DAY + rhythm.timeOfDay(draws) - shift;
        for (int i = 1; computer && i < TRIES && computerAt(millis).isEmpty(); i++) {
            millis = day * Frame.DAY + rhythm.timeOfDay(draws) - shift;
        }
        return Math.max(0, millis);
    }

    /** In a browser: on a computer if wished and at hand, else on a phone or tablet, else on whatever there is. */
    public Presence browsing(boolean computer, long millis, Draws draws) {
        Device device =
                (computer ? computerAt(millis) : Optional.<Device>empty()).orElseGet(() -> mobile(millis, draws));
        return browsing(device, millis, draws);
    }

    /** In a browser of this device. */
    public Presence browsing(Device device, long millis, Draws draws) {
        boolean second = device.browsers().size() > 1 && draws.chance(.25);
        return presence(device, device.browsers().get(second ? 1 : 0), false, millis);
    }

    /** In an app, if the person has a phone or tablet. */
    public Optional<Presence> inApp(long millis) {
        for (Device device : person.devices()) {
            if (!device.kind().isComputer() && whereabouts.canUse(device.kind(), millis)) {
                return Optional.of(presence(device, device.browsers().get(0), true, millis));
            }
        }
        return Optional.empty();
    }

    /** The same device, browser or app, later; the network may have changed. */
    public Presence later(Presence presence, long millis) {
        return presence(presence.device(), presence.browser(), presence.app(), millis);
    }

    /** Whether the device is at hand. */
    public boolean canUse(Device device, long millis) {
        return whereabouts.canUse(device.kind(), millis);
    }

    private Presence presence(Device device, Browser browser, boolean app, long millis) {
        return new Presence(
                person, device, browser, app, millis, frame.networks().at(whereabouts, device, millis, app));
    }

    private Optional<Device> computerAt(long millis) {
        for (Device device : person.devices()) {
            if (device.kind().isComputer() && whereabouts.canUse(device.kind(), millis)) {
                return Optional.of(device);
            }
        }
        return Optional.empty();
    }

    private Device mobile(long millis, Draws draws) {
        Device first = person.devices().get(0);
        Device last = person.devices().get(person.devices().size() - 1);
        boolean tablet = last.kind() == DeviceKind.TABLET && draws.chance(.2);
        return tablet && whereabouts.canUse(last.kind(), millis) ? last : first;
    }
}
