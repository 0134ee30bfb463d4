package io.tieback.world.network;

import io.tieback.world.people.DeviceKind;
import io.tieback.world.people.Person;
import io.tieback.world.people.Role;
import io.tieback.world.random.Draws;
import io.tieback.world.random.Purpose;
import io.tieback.world.settings.Knob;
import io.tieback.world.settings.WorldSettings;
import org.jspecify.annotations.Nullable;

/**
 * Where one person is at any time: weekdays at work or school, evenings out, trips. A pure function of seed, person and
 * day; the plans of days once asked for are kept.
 */
public final class Whereabouts {
    private static final long DAY = 86_400_000L;
    private static final double HOUR = 3_600_000.0;

    private final long seed;
    private final Person person;
    private final double[] outings;
    private final double tripsPerDay;
    private final @Nullable DayPlan[] plans;

    /** @param days days for which plans are kept; others are made anew */
    public Whereabouts(long seed, WorldSettings settings, Person person, int days) {
        this.seed = seed;
        this.person = person;
        outings = settings.all(Knob.OUTINGS);
        tripsPerDay = settings.get(Knob.TRIPS) / 30;
        plans = new @Nullable DayPlan[days];
    }

    /** Whose. */
    public Person person() {
        return person;
    }

    /** Where the person is, {@code millis} after the world's start. */
    public Place at(long millis) {
        long local = local(millis);
        return plan(Math.floorDiv(local, DAY)).at(Math.floorMod(local, DAY) / HOUR, daytime());
    }

    /** The number of the trip that the person is on, or −1. */
    int tripAt(long millis) {
        return plan(Math.floorDiv(local(millis), DAY)).trip();
    }

    /** Whether a device of this kind is at hand. */
    public boolean canUse(DeviceKind kind, long millis) {
        return switch (kind) {
            case PHONE -> true;
            case LAPTOP -> at(millis) != Place.TRANSIT;
            case HOME_COMPUTER, TABLET -> at(millis) == Place.HOME;
            case WORK_COMPUTER -> at(millis) == Place.WORK;
        };
    }

    private long local(long millis) {
        return millis + person.region() % 3 * 3_600_000L;
    }

    private Place daytime() {
        return person.role() == Role.STUDENT ? Place.SCHOOL : Place.WORK;
    }

    private DayPlan plan(long day) {
        if (day < 0 || day >= plans.length) {
            return make(day);
        }
        DayPlan kept = plans[(int) day];
        if (kept == null) {
            kept = make(day);
            plans[(int) day] = kept;
        }
        return kept;
    }

    private DayPlan make(long day) {
        Draws draws = Draws.of(seed, Purpose.DAY_PLAN, person.id(), day);
        boolean weekend = Math.floorMod(day, 7) >= 5;
        boolean works = !weekend && person.role() != Role.AT_HOME && draws.chance(.85);
        double leaves = works ? 8.2 + .8 * draws.normal() : 99;
        double returns = works ? 17.3 + 1.2 * draws.normal() : 0;
        boolean out = draws.chance(outings[weekend ? 1 : 0]);
        double from = weekend ? draws.between(10, 19) : draws.between(17.5, 20);
        double to = from + draws.between(1, 4);
        return new DayPlan(leaves, returns, out ? from : 99, to, trip(day));
    }

    private int trip(long day) {
        for (long first = day; first > day - 5; first--) {
            Draws draws = Draws.of(seed, Purpose.TRIP, person.id(), first);
            if (draws.chance(tripsPerDay) && first + 1 + draws.below(5) > day) {
                return (int) Math.floorMod(first, 1 << 20);
            }
        }
        return -1;
    }
}
