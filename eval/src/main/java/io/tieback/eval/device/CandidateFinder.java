package io.tieback.eval.device;

import io.tieback.eval.device.EventCandidates.Candidate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds who may have made an event: the 30 people whose phones were most recently seen at its address in the 30 days
 * before, and the ten whose phones share most with the cookie's history. Re-matched, the nearest in time are taken,
 * from both sides.
 */
final class CandidateFinder {
    private static final int AT_ADDRESS = 30;
    private static final int BY_HISTORY = 10;
    private static final long DAY = 86_400;
    private static final long MONTH = 30 * DAY;

    private final PhoneWorld world;
    private final Evidence evidence;
    private final Cookie cookie;
    private final CookieHistory history;

    /** For the events of one cookie. */
    CandidateFinder(PhoneWorld world, Evidence evidence, Cookie cookie) {
        this.world = world;
        this.evidence = evidence;
        this.cookie = cookie;
        history = new CookieHistory(world, cookie);
    }

    /** A person's phone at the event's address. */
    private static final class Presence {
        private long age = Long.MAX_VALUE;
        private long ageAfter = Long.MAX_VALUE;
        private int hours;
        private int days;
        private int hoursAfter;
        private int daysAfter;

        void add(PhoneHistory phone, long time) {
            int before = phone.before(time);
            int from = phone.before(time - MONTH);
            int to = phone.before(time + MONTH);
            if (before > from) {
                age = Math.min(age, time - phone.times()[before - 1]);
                hours += before - from;
                days += phone.days()[before] - phone.days()[from];
            }
            if (to > before) {
                ageAfter = Math.min(ageAfter, phone.times()[before] - time);
                hoursAfter += to - before;
                daysAfter += phone.days()[to] - phone.days()[before];
            }
        }

        long nearest(boolean isRematched) {
            return isRematched ? Math.min(age, ageAfter) : age;
        }
    }

    /** The candidates of one of the cookie's events. */
    EventCandidates of(int event) {
        long time = cookie.times()[event];
        Map<Integer, Presence> present = new TreeMap<>(Comparator.comparingInt(world.persons()::order));
        for (PhoneWorld.Holder holder : world.at(cookie.addresses()[event])) {
            present.computeIfAbsent(holder.person(), none -> new Presence()).add(holder.history(), time);
        }
        present.values().removeIf(one -> one.nearest(evidence.isRematched()) == Long.MAX_VALUE);
        Map<Integer, @Nullable Presence> chosen = new TreeMap<>(Comparator.comparingInt(world.persons()::order));
        present.entrySet().stream()
                .sorted(Comparator.comparingLong(entry -> entry.getValue().nearest(evidence.isRematched())))
                .limit(AT_ADDRESS)
                .forEach(entry -> chosen.put(entry.getKey(), entry.getValue()));
        Map<Integer, CookieHistory.Shared> shared = new HashMap<>();
        if (evidence.hasHistory()) {
            int end = evidence.isRematched() ? world.log().span() : world.log().hour(time);
            shared = history.before(end);
            history.best(BY_HISTORY).forEach(person -> chosen.putIfAbsent(person, present.get(person)));
        }
        float[] common = common(present);
        List<Candidate> candidates = new ArrayList<>();
        for (Map.Entry<Integer, @Nullable Presence> entry : chosen.entrySet()) {
            float[] numbers = common.clone();
            tell(entry.getValue(), present, numbers);
            if (evidence.hasHistory()) {
                history.tell(shared.get(entry.getKey()), numbers);
            }
            candidates.add(new Candidate(entry.getKey(), numbers));
        }
        return new EventCandidates(cookie.person(), candidates);
    }

    private static float[] common(Map<Integer, Presence> present) {
        float[] numbers = new float[EvidenceColumn.values().length];
        Arrays.fill(numbers, Float.NaN);
        int before = 0;
        int dayBefore = 0;
        int dayAfter = 0;
        for (Presence one : present.values()) {
            before += one.hours > 0 ? 1 : 0;
            dayBefore += one.age <= DAY ? 1 : 0;
            dayAfter += one.ageAfter <= DAY ? 1 : 0;
        }
        put(numbers, EvidenceColumn.DEGREE, Math.log1p(before));
        put(numbers, EvidenceColumn.DEGREE_DAY, Math.log1p(dayBefore));
        put(numbers, EvidenceColumn.DEGREE_DAY_AFTER, Math.log1p(dayAfter));
        return numbers;
    }

    private static void tell(@Nullable Presence own, Map<Integer, Presence> present, float[] numbers) {
        if (own == null) {
            return;
        }
        int all = present.values().stream().mapToInt(one -> one.hours).sum();
        if (own.hours > 0) {
            put(numbers, EvidenceColumn.AGE, Math.log1p(own.age / 3_600.0));
            put(numbers, EvidenceColumn.HOURS, Math.log1p(own.hours));
            put(numbers, EvidenceColumn.DAYS, own.days);
            put(numbers, EvidenceColumn.SHARE, own.hours / (double) all);
        }
        if (own.hoursAfter > 0) {
            put(numbers, EvidenceColumn.AGE_AFTER, Math.log1p(own.ageAfter / 3_600.0));
            put(numbers, EvidenceColumn.HOURS_AFTER, Math.log1p(own.hoursAfter));
            put(numbers, EvidenceColumn.DAYS_AFTER, own.daysAfter);
        }
    }

    static void put(float[] numbers, EvidenceColumn column, double number) {
        numbers[column.ordinal()] = (float) number;
    }
}
