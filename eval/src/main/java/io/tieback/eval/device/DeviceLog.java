package io.tieback.eval.device;

import io.tieback.core.privacy.Sha256;
import io.tieback.eval.data.UnfitData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * A log of desktops and phones. People are numbered by the hash of their id, addresses by their text.
 *
 * @param people ids, in the order of their SHA-256
 * @param addresses in the order of their text
 * @param origin midnight (UTC) before the first row, seconds since 1970
 * @param span hours from there to past the last row
 * @param phones what phones were seen where, ordered by the text of user and address
 * @param cookies one for each person with a desktop, by person
 * @param rows how many rows have an address
 * @param dropped how many have none
 */
record DeviceLog(
        List<String> people,
        List<String> addresses,
        long origin,
        int span,
        List<PhoneHistory> phones,
        List<Cookie> cookies,
        int rows,
        int dropped) {
    private static final long HOUR = 3_600;
    private static final int LONGEST = 24 * 400;
    private static final int MOST_JUDGED = 200;

    DeviceLog {
        people = List.copyOf(people);
        addresses = List.copyOf(addresses);
        phones = List.copyOf(phones);
        cookies = List.copyOf(cookies);
    }

    /**
     * From a file's rows, in its order.
     *
     * @throws UnfitData if they span more than 400 days
     */
    static DeviceLog of(List<DeviceFile.Line> lines, int dropped) {
        List<String> people = lines.stream()
                .map(DeviceFile.Line::user)
                .distinct()
                .sorted(Comparator.comparing(id -> HexFormat.of().formatHex(Sha256.of(id))))
                .toList();
        List<String> addresses = List.copyOf(
                new TreeSet<>(lines.stream().map(DeviceFile.Line::address).toList()));
        Map<String, Integer> person = numbers(people);
        Map<String, Integer> address = numbers(addresses);
        List<DeviceRow> rows = new ArrayList<>();
        for (DeviceFile.Line line : lines) {
            int who = person.getOrDefault(line.user(), -1);
            rows.add(new DeviceRow(who, line.isPhone(), line.seconds(), address.getOrDefault(line.address(), -1)));
        }
        rows.sort(Comparator.comparingLong(DeviceRow::seconds));
        long origin = Math.floorDiv(rows.get(0).seconds(), 24 * HOUR) * 24 * HOUR;
        long span = (rows.get(rows.size() - 1).seconds() - origin) / HOUR + 1;
        if (span > LONGEST) {
            throw new UnfitData("the log spans more than 400 days", "Give a log of one study.");
        }
        Builder builder = new Builder(origin, (int) span);
        rows.forEach(builder::add);
        return new DeviceLog(
                people, addresses, origin, (int) span, builder.phones(people), builder.cookies(), rows.size(), dropped);
    }

    private static Map<String, Integer> numbers(List<String> names) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        names.forEach(name -> numbers.put(name, numbers.size()));
        return numbers;
    }

    /** The hour of a time, from 0. */
    int hour(long seconds) {
        return (int) ((seconds - origin) / HOUR);
    }

    /** By person, whether they were seen with a phone. */
    boolean[] phoneOwners() {
        boolean[] owns = new boolean[people.size()];
        phones.forEach(phone -> owns[phone.person()] = true);
        return owns;
    }

    /** Each address where a desktop was seen, and on how many days (UTC). */
    SortedMap<Integer, Integer> desktopDays() {
        SortedMap<Integer, HourSet> hours = new TreeMap<>();
        cookies.forEach(cookie -> cookie.hours()
                .forEach((address, own) -> hours.computeIfAbsent(address, none -> new HourSet(span))
                        .addAll(own)));
        SortedMap<Integer, Integer> days = new TreeMap<>();
        hours.forEach((address, all) -> days.put(address, all.daysBefore(span)));
        return days;
    }

    /** Gathers rows that come in order of time. */
    private static final class Builder {
        private final long origin;
        private final int span;
        private final Map<Long, List<Long>> phones = new TreeMap<>();
        private final SortedMap<Integer, List<DeviceRow>> desktops = new TreeMap<>();
        private final Map<Integer, List<Boolean>> devices = new HashMap<>();

        Builder(long origin, int span) {
            this.origin = origin;
            this.span = span;
        }

        void add(DeviceRow row) {
            if (row.isPhone()) {
                long pair = (long) row.person() << 32 | row.address();
                phones.computeIfAbsent(pair, none -> new ArrayList<>()).add(row.seconds());
            } else {
                desktops.computeIfAbsent(row.person(), none -> new ArrayList<>())
                        .add(row);
            }
            devices.computeIfAbsent(row.person(), none -> new ArrayList<>()).add(row.isPhone());
        }

        List<PhoneHistory> phones(List<String> people) {
            List<PhoneHistory> histories = new ArrayList<>();
            phones.forEach((pair, times) -> histories.add(history((int) (pair >> 32), pair.intValue(), times)));
            histories.sort(Comparator.comparing((PhoneHistory history) -> people.get(history.person()))
                    .thenComparingInt(PhoneHistory::address));
            return histories;
        }

        private PhoneHistory history(int person, int address, List<Long> times) {
            HourSet hours = new HourSet(span);
            long[] first = new long[times.size()];
            int size = 0;
            for (long time : times) {
                int hour = (int) ((time - origin) / HOUR);
                if (size == 0 || (first[size - 1] - origin) / HOUR != hour) {
                    first[size++] = time;
                    hours.add(hour);
                }
            }
            return PhoneHistory.of(person, address, Arrays.copyOf(first, size), hours);
        }

        List<Cookie> cookies() {
            List<Cookie> cookies = new ArrayList<>();
            desktops.forEach((person, rows) -> {
                SortedMap<Integer, HourSet> hours = new TreeMap<>();
                for (DeviceRow row : rows) {
                    hours.computeIfAbsent(row.address(), none -> new HourSet(span))
                            .add((int) ((row.seconds() - origin) / HOUR));
                }
                cookies.add(new Cookie(
                        person,
                        rows.stream().mapToLong(DeviceRow::seconds).toArray(),
                        rows.stream().mapToInt(DeviceRow::address).toArray(),
                        hours,
                        sampled(rows.size()),
                        sampledOfAll(devices.getOrDefault(person, List.of()))));
            });
            return cookies;
        }

        /** All of so many rows, or 200 of them: floor(k · n / 200) for k from 0. */
        private static int[] sampled(int rows) {
            int size = Math.min(MOST_JUDGED, rows);
            return IntStream.range(0, size)
                    .map(k -> (int) ((long) k * rows / size))
                    .toArray();
        }

        private static int[] sampledOfAll(List<Boolean> isPhone) {
            int[] desktopsBefore = new int[isPhone.size() + 1];
            for (int row = 0; row < isPhone.size(); row++) {
                desktopsBefore[row + 1] = desktopsBefore[row] + (isPhone.get(row) ? 0 : 1);
            }
            return Arrays.stream(sampled(isPhone.size()))
                    .filter(row -> !isPhone.get(row))
                    .map(row -> desktopsBefore[row])
                    .toArray();
        }
    }
}
