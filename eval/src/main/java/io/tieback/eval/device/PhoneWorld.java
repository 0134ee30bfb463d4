package io.tieback.eval.device;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Whose phones were seen at the addresses where desktops are seen: people of the log and distractors. What a phone did
 * elsewhere is left out, because distractors are made at these addresses alone and would be told by it.
 */
final class PhoneWorld {
    /** Nobody, or more than one. */
    static final int NO_SOLE = -1;

    private static final long DAY = 86_400;

    private final DeviceLog log;
    private final Persons persons;
    private final Map<Integer, List<Holder>> holders = new HashMap<>();
    private final @Nullable HourSet[] active;
    private final Map<Long, Integer> soles = new HashMap<>();

    /**
     * A phone at an address.
     *
     * @param person number of its owner
     * @param history when it was there; a distractor's is somebody else's, from another address
     */
    record Holder(int person, PhoneHistory history) {}

    PhoneWorld(DeviceLog log, Persons persons, Distractors distractors) {
        this.log = log;
        this.persons = persons;
        active = new HourSet[persons.count()];
        Map<Integer, Integer> desktopDays = log.desktopDays();
        desktopDays.keySet().forEach(address -> holders.put(address, new ArrayList<>()));
        for (PhoneHistory phone : log.phones()) {
            add(phone.address(), phone.person(), phone);
        }
        List<List<PhoneHistory>> sources = IntStream.range(0, 4)
                .mapToObj(activity -> log.phones().stream()
                        .filter(phone -> Distractors.activity(phone.activeDays()) == activity)
                        .toList())
                .toList();
        desktopDays.forEach((address, days) -> {
            List<PhoneHistory> alike = sources.get(Distractors.activity(days));
            String name = log.addresses().get(address);
            int slots = alike.isEmpty() ? 0 : distractors.at(name);
            for (int slot = 0; slot < slots; slot++) {
                int person = persons.distractor(distractors.person(name, slot));
                add(address, person, alike.get(distractors.source(name, slot, alike.size())));
            }
        });
    }

    private void add(int address, int person, PhoneHistory history) {
        List<Holder> there = holders.get(address);
        if (there != null) {
            there.add(new Holder(person, history));
            HourSet hours = active[person];
            if (hours == null) {
                hours = new HourSet(log.span());
                active[person] = hours;
            }
            hours.addAll(history.hours());
        }
    }

    /** The log beneath. */
    DeviceLog log() {
        return log;
    }

    /** Who may be named. */
    Persons persons() {
        return persons;
    }

    /** Phones at an address where a desktop is seen; a distractor may be there twice. */
    List<Holder> at(int address) {
        return holders.getOrDefault(address, List.of());
    }

    /** In how many of some hours before an hour a person's phone was seen, at any address where desktops are. */
    int activeHours(int person, HourSet of, int end) {
        HourSet hours = active[person];
        return hours == null ? 0 : hours.commonHours(of, end);
    }

    /** On how many days before an hour a person's phone was seen, at any address where desktops are. */
    int activeDays(int person, int end) {
        HourSet hours = active[person];
        return hours == null ? 0 : hours.daysBefore(end);
    }

    /** The only person whose phone was seen at an address in the 24 hours before a time, or {@link #NO_SOLE}. */
    int soleBefore(int address, long seconds) {
        int sole = NO_SOLE;
        for (Holder holder : at(address)) {
            PhoneHistory history = holder.history();
            boolean isSeen = history.before(seconds) > history.before(seconds - DAY);
            if (isSeen && sole != NO_SOLE && sole != holder.person()) {
                return NO_SOLE;
            }
            sole = isSeen ? holder.person() : sole;
        }
        return sole;
    }

    /** {@link #soleBefore} the beginning of an hour. */
    int soleBeforeHour(int address, int hour) {
        long key = (long) address << 32 | hour;
        return soles.computeIfAbsent(key, none -> soleBefore(address, log.origin() + hour * 3_600L));
    }
}
