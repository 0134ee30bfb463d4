package io.tieback.eval.device;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How alike each desktop and each phone are over the whole log and all its addresses. The first number is the cosine of
 * their sets of (address, day), each weighed by the logarithm of how rare it is among devices (Spärck Jones 1972); then
 * by how much that is more than the desktop's and the phone's best rival; then ln(1 + n) of the days, hours and
 * addresses in common; last the hours in common over the hours in which both were seen.
 */
final class DeviceLikeness {
    private static final int NUMBERS = 7;

    private final int people;
    private final List<Map<Integer, HourSet>> desktops = new ArrayList<>();
    private final List<Map<Integer, HourSet>> phones = new ArrayList<>();
    private final int span;
    private final double[][][] met;

    /** Takes the numbers of a pair. */
    interface Taker {
        void take(int desktop, int phone, double[] numbers);
    }

    DeviceLikeness(DeviceLog log) {
        people = log.people().size();
        span = log.span();
        for (int person = 0; person < people; person++) {
            desktops.add(new HashMap<>());
            phones.add(new HashMap<>());
        }
        log.cookies().forEach(cookie -> desktops.get(cookie.person()).putAll(cookie.hours()));
        log.phones().forEach(phone -> phones.get(phone.person()).put(phone.address(), phone.hours()));
        met = numbers();
    }

    private double[][][] numbers() {
        List<Set<Long>> desktopDays =
                desktops.stream().map(DeviceLikeness::days).toList();
        List<Set<Long>> phoneDays = phones.stream().map(DeviceLikeness::days).toList();
        Map<Long, Integer> devices = new HashMap<>();
        desktopDays.forEach(days -> days.forEach(day -> devices.merge(day, 1, Integer::sum)));
        phoneDays.forEach(days -> days.forEach(day -> devices.merge(day, 1, Integer::sum)));
        long all = desktopDays.stream().filter(days -> !days.isEmpty()).count()
                + phoneDays.stream().filter(days -> !days.isEmpty()).count();
        Map<Long, Double> rarity = new HashMap<>();
        devices.forEach((day, count) -> {
            double weight = StrictMath.log((double) all / count);
            rarity.put(day, weight * weight);
        });
        double[][][] numbers = new double[people][people][];
        for (int desktop = 0; desktop < people; desktop++) {
            double own = sum(desktopDays.get(desktop), rarity);
            for (int phone = 0; phone < people; phone++) {
                Set<Long> both = new HashSet<>(desktopDays.get(desktop));
                both.retainAll(phoneDays.get(phone));
                double other = sum(phoneDays.get(phone), rarity);
                double cosine = both.isEmpty() ? 0 : sum(both, rarity) / Math.sqrt(own * other);
                numbers[desktop][phone] = shared(desktop, phone, both.size(), cosine);
            }
        }
        return numbers;
    }

    private static Set<Long> days(Map<Integer, HourSet> hours) {
        Set<Long> days = new HashSet<>();
        hours.forEach((address, own) -> {
            for (int day : own.listDays()) {
                days.add((long) address << 32 | day);
            }
        });
        return days;
    }

    private static double sum(Set<Long> days, Map<Long, Double> rarity) {
        return days.stream()
                .sorted()
                .mapToDouble(day -> rarity.getOrDefault(day, 0.0))
                .sum();
    }

    /** The numbers of a pair without its rivals; empty if they never share an address. */
    private double[] shared(int desktop, int phone, int days, double cosine) {
        int addresses = 0;
        int hours = 0;
        for (Map.Entry<Integer, HourSet> own : desktops.get(desktop).entrySet()) {
            HourSet other = phones.get(phone).get(own.getKey());
            if (other != null) {
                addresses++;
                hours += own.getValue().commonHours(other, span);
            }
        }
        if (addresses == 0) {
            return new double[0];
        }
        int active = union(desktops.get(desktop)).commonHours(union(phones.get(phone)), span);
        double together = active == 0 ? 0 : hours / (double) active;
        return new double[] {cosine, 0, 0, Math.log1p(days), Math.log1p(hours), Math.log1p(addresses), together};
    }

    private HourSet union(Map<Integer, HourSet> hours) {
        HourSet union = new HourSet(span);
        hours.values().forEach(union::addAll);
        return union;
    }

    /** Whether a person's own devices ever share an address. */
    boolean haveMet(int person) {
        return met[person][person].length > 0;
    }

    /** All pairs of some people that ever share an address; rivals are among these people alone. */
    void forEachMet(IntPredicate isIn, Taker taker) {
        for (int desktop = 0; desktop < people; desktop++) {
            for (int phone = 0; phone < people; phone++) {
                if (isIn.test(desktop) && isIn.test(phone) && met[desktop][phone].length == NUMBERS) {
                    int d = desktop;
                    int p = phone;
                    double[] numbers = met[desktop][phone].clone();
                    numbers[1] = numbers[0]
                            - most(IntStream.range(0, people)
                                    .filter(q -> q != p && isIn.test(q))
                                    .mapToObj(q -> met[d][q]));
                    numbers[2] = numbers[0]
                            - most(IntStream.range(0, people)
                                    .filter(e -> e != d && isIn.test(e))
                                    .mapToObj(e -> met[e][p]));
                    taker.take(desktop, phone, numbers);
                }
            }
        }
    }

    private static double most(Stream<double[]> rivals) {
        return rivals.filter(numbers -> numbers.length > 0)
                .mapToDouble(numbers -> numbers[0])
                .max()
                .orElse(0);
    }
}
