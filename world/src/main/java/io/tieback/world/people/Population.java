package io.tieback.world.people;

import io.tieback.world.random.Draws;
import io.tieback.world.random.Purpose;
import io.tieback.world.settings.Knob;
import io.tieback.world.settings.WorldSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everybody, a chunk at a time. A chunk is a fixed run of person numbers that no household crosses, so any thread can
 * make any chunk without knowing the others.
 */
public final class Population {
    /** People in a chunk; the last one may have fewer. */
    public static final int CHUNK = 500;
    /** The most people a world can have: their homes fill 10.0.0.0/8. */
    public static final int MOST = 1 << 21;

    private final long seed;
    private final int people;
    private final WorldSettings settings;
    private final DeviceMaker devices;
    private final double[] sizes;
    private final double[] roles;
    private final double[] regions;
    private final double[] declines;

    /** @throws IllegalArgumentException if there is nobody, or more than {@link #MOST} */
    public Population(long seed, int people, WorldSettings settings) {
        if (people < 1 || people > MOST) {
            throw new IllegalArgumentException("people must be 1 to " + MOST);
        }
        this.seed = seed;
        this.people = people;
        this.settings = settings;
        devices = new DeviceMaker(seed, settings);
        sizes = settings.all(Knob.HOUSEHOLD_SIZE);
        roles = settings.all(Knob.ROLE);
        declines = settings.all(Knob.CONSENT_DECLINE);
        regions = new double[settings.count(Knob.REGIONS)];
        for (int i = 0; i < regions.length; i++) {
            regions[i] = 1.0 / (i + 2);
        }
    }

    /** How many chunks there are. */
    public int chunks() {
        return (people + CHUNK - 1) / CHUNK;
    }

    /** The households of a chunk, in order. */
    public List<Household> chunk(int number) {
        int next = number * CHUNK;
        int end = Math.min(people, next + CHUNK);
        var households = new ArrayList<Household>();
        while (next < end) {
            Draws draws = Draws.of(seed, Purpose.HOUSEHOLD, next);
            int size = Math.min(end - next, 1 + draws.pick(sizes));
            households.add(household(next, size, draws));
            next += size;
        }
        return households;
    }

    private Household household(int id, int size, Draws draws) {
        int region = draws.pick(regions);
        Optional<Device> shared = devices.shared(id, size);
        var members = new ArrayList<Person>(size);
        for (int i = 0; i < size; i++) {
            members.add(person(id + i, id, region, shared));
        }
        return new Household(id, members);
    }

    private Person person(int id, int householdId, int region, Optional<Device> shared) {
        Draws draws = Draws.of(seed, Purpose.PERSON, id);
        Role role = Role.values()[draws.pick(roles)];
        double sigma = settings.get(Knob.ACTIVITY_SIGMA);
        double activity = draws.logNormal(StrictMath.exp(-sigma * sigma / 2), sigma);
        boolean known = draws.chance(reach(activity));
        Optional<String> userId = known ? Optional.of("u" + Long.toString(draws.bits() >>> 4, 36)) : Optional.empty();
        boolean second = draws.chance(settings.get(Knob.EMAIL_SECOND));
        return new Person(
                id,
                householdId,
                role,
                region,
                activity,
                userId,
                Contacts.of(seed, id, second),
                devices.of(id, role, shared),
                draws.chance(settings.get(Knob.OPT_OUT)),
                draws.chance(declines[region % declines.length]),
                draws.chance(settings.get(Knob.PHONE_HOME_WIFI)),
                draws.chance(settings.get(Knob.PHONE_OTHER_WIFI)));
    }

    /** An account is likelier among the active: its odds are the mean's times activity to the power of the knob. */
    private double reach(double activity) {
        double mean = settings.get(Knob.PLATFORM_REACH);
        if (mean >= 1) {
            return 1;
        }
        double odds = mean / (1 - mean) * StrictMath.pow(activity, settings.get(Knob.SELECTION));
        return odds / (1 + odds);
    }
}
