package io.tieback.world.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieback.world.people.Device;
import io.tieback.world.people.DeviceKind;
import io.tieback.world.people.Household;
import io.tieback.world.people.Person;
import io.tieback.world.people.Population;
import io.tieback.world.settings.Profile;
import io.tieback.world.settings.WorldSettings;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NetworksTest {
    private static final long HOUR = 3_600_000L;
    private static final long DAY = 24 * HOUR;
    private static final int PEOPLE = 3_000;

    @Test
    void twoHomesNeverHoldOneAddressAtTheSameTimeUnlessTheirCarrierSharesIt() {
        WorldSettings settings = WorldSettings.of(Profile.TYPICAL).with("home.shared.share", "0");
        var networks = new Networks(1, settings, PEOPLE);
        for (int day = 0; day < 20; day += 3) {
            long millis = day * DAY + 3 * HOUR;
            var holder = new HashMap<String, Integer>();
            eachHomeComputer(settings, (person, device) -> {
                Attachment at = networks.at(new Whereabouts(1, settings, person, 30), device, millis, false);
                if (at.networkClass() == NetworkClass.HOME) {
                    Integer other = holder.put(at.ipv4(), person.householdId());
                    assertThat(other == null || other == person.householdId()).isTrue();
                }
            });
            assertThat(holder).hasSizeGreaterThan(100);
        }
    }

    @Test
    void renumberedHomesMoveAndOthersMayGetWhatTheyLost() {
        WorldSettings settings = WorldSettings.of(Profile.TYPICAL).with("home.shared.share", "0");
        var networks = new Networks(1, settings, PEOPLE);
        Map<String, Set<Integer>> holders = new HashMap<>();
        for (int day = 0; day < 28; day++) {
            long millis = day * DAY + 3 * HOUR;
            eachHomeComputer(settings, (person, device) -> {
                Attachment at = networks.at(new Whereabouts(1, settings, person, 30), device, millis, false);
                if (at.networkClass() == NetworkClass.HOME) {
                    holders.computeIfAbsent(at.ipv4(), ip -> new HashSet<>()).add(person.householdId());
                }
            });
        }
        assertThat(holders.values()).anyMatch(households -> households.size() > 1);
    }

    @Test
    void morePeopleShareACarrierAddressAsTheKnobTurns() {
        assertThat(peoplePerCellularAddress("300")).isGreaterThan(10 * peoplePerCellularAddress("1"));
    }

    @Test
    void everyAddressLiesInTheRangeOfItsClass() {
        WorldSettings settings = WorldSettings.of(Profile.DENSE_NAT);
        var networks = new Networks(1, settings, PEOPLE);
        for (Household household : new Population(1, PEOPLE, settings).chunk(0)) {
            for (Person person : household.people()) {
                var whereabouts = new Whereabouts(1, settings, person, 30);
                for (Device device : person.devices()) {
                    for (long millis = 0; millis < 10 * DAY; millis += 5 * HOUR) {
                        Attachment at = networks.at(whereabouts, device, millis, false);
                        assertThat(NetworkTableReading.classOf(at.ipv4()))
                                .isEqualTo(at.networkClass().key());
                    }
                }
            }
        }
    }

    /** Seen by the people: how many, on average, are on an address of theirs in a day. */
    private static double peoplePerCellularAddress(String knob) {
        WorldSettings settings = WorldSettings.of(Profile.TYPICAL).with("cellular.subscribers.per.address", knob);
        var networks = new Networks(1, settings, PEOPLE);
        var people = new HashMap<String, Set<Integer>>();
        for (int chunk = 0; chunk < 6; chunk++) {
            for (Household household : new Population(1, PEOPLE, settings).chunk(chunk)) {
                for (Person person : household.people()) {
                    var whereabouts = new Whereabouts(1, settings, person, 30);
                    for (Device device : person.devices()) {
                        for (int hour = 0; hour < 24; hour++) {
                            Attachment at = networks.at(whereabouts, device, hour * HOUR, true);
                            if (device.kind() == DeviceKind.PHONE && at.networkClass() == NetworkClass.CELLULAR) {
                                people.computeIfAbsent(at.ipv4(), ip -> new HashSet<>())
                                        .add(person.id());
                            }
                        }
                    }
                }
            }
        }
        double met = people.values().stream()
                .mapToDouble(on -> on.size() * (double) on.size())
                .sum();
        return met / people.values().stream().mapToInt(Set::size).sum();
    }

    private static void eachHomeComputer(
            WorldSettings settings, java.util.function.BiConsumer<Person, Device> consumer) {
        var population = new Population(1, PEOPLE, settings);
        for (int chunk = 0; chunk < population.chunks(); chunk++) {
            for (Household household : population.chunk(chunk)) {
                for (Person person : household.people()) {
                    person.devices().stream()
                            .filter(device -> device.kind() == DeviceKind.HOME_COMPUTER)
                            .forEach(device -> consumer.accept(person, device));
                }
            }
        }
    }
}
