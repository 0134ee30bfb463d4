package io.tieback.eval.world;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What one device did, in order of time: when, and by which IPv4 address it was seen. */
final class DeviceLog {
    private static final double DAY = 86_400;

    private final long person;
    private final boolean phone;
    private double[] times = new double[64];
    private String[] addresses = new String[64];
    private int size;

    DeviceLog(long person, boolean phone) {
        this.person = person;
        this.phone = phone;
    }

    void add(double time, String address) {
        if (size == times.length) {
            times = Arrays.copyOf(times, size * 2);
            addresses = Arrays.copyOf(addresses, size * 2);
        }
        times[size] = time;
        addresses[size++] = address;
    }

    long person() {
        return person;
    }

    boolean isPhone() {
        return phone;
    }

    Set<String> addresses() {
        return new HashSet<>(Arrays.asList(addresses).subList(0, size));
    }

    String address(int event) {
        return addresses[event];
    }

    int size() {
        return size;
    }

    /** Mean number of distinct addresses on a day with any event. */
    double addressesPerDay() {
        return perDay(false);
    }

    /** Mean number of changes of address within a day with any event. */
    double switchesPerDay() {
        return perDay(true);
    }

    private double perDay(boolean switches) {
        int days = 0;
        int counted = 0;
        var seen = new HashSet<String>();
        for (int i = 0; i < size; i++) {
            boolean newDay = i == 0 || Math.floor(times[i] / DAY) != Math.floor(times[i - 1] / DAY);
            if (newDay) {
                days++;
                seen.clear();
            }
            boolean isNew = seen.add(addresses[i]);
            boolean isSwitch = !newDay && !addresses[i].equals(addresses[i - 1]);
            counted += (switches ? isSwitch : isNew) ? 1 : 0;
        }
        return days == 0 ? 0 : counted / (double) days;
    }

    /** For each address, whether its first and last event are less than a day apart. */
    void shortPairs(Ratio ratio) {
        var first = new HashMap<String, Double>();
        for (int i = 0; i < size; i++) {
            first.putIfAbsent(addresses[i], times[i]);
        }
        last().forEach((address, time) -> ratio.add(person, time - first.getOrDefault(address, time) < DAY));
    }

    /** For each event with at least so many days of log left, whether its address is seen that much later or more. */
    void seenAgain(int days, Ratio ratio) {
        Map<String, Double> last = last();
        for (int i = 0; i < size; i++) {
            if (times[size - 1] - times[i] >= days * DAY) {
                ratio.add(person, last.getOrDefault(addresses[i], 0.0) - times[i] >= days * DAY);
            }
        }
    }

    private Map<String, Double> last() {
        var last = new HashMap<String, Double>();
        for (int i = 0; i < size; i++) {
            last.put(addresses[i], times[i]);
        }
        return last;
    }
}
