package io.tieback.eval.device;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What phones share with a cookie's history, in the hours that were over before some hour. */
final class CookieHistory {
    private final PhoneWorld world;
    private final Cookie cookie;
    private final HourSet hours;
    private Map<Integer, Shared> shared = new HashMap<>();
    private int end = -1;
    private int soleHours;
    private int cookieDays;

    CookieHistory(PhoneWorld world, Cookie cookie) {
        this.world = world;
        this.cookie = cookie;
        hours = new HourSet(world.log().span());
        cookie.hours().values().forEach(hours::addAll);
    }

    /** What one person's phone shares with the cookie. */
    static final class Shared {
        private final int person;
        private int days;
        private int hours;
        private int addresses;
        private double rareDays;
        private int soleHours;

        Shared(int person) {
            this.person = person;
        }
    }

    /** What each phone shares that shares anything, in the hours before an hour. */
    Map<Integer, Shared> before(int until) {
        if (until == end) {
            return shared;
        }
        end = until;
        shared = new HashMap<>();
        soleHours = 0;
        cookieDays = 0;
        cookie.hours().forEach((address, own) -> {
            cookieDays += own.daysBefore(end);
            if (own.hoursBefore(end) > 0) {
                share(own, world.at(address));
                countSole(address, own);
            }
        });
        return shared;
    }

    private void share(HourSet own, List<PhoneWorld.Holder> holders) {
        long there = holders.stream()
                .filter(holder -> world.log().hour(holder.history().times()[0]) < end)
                .count();
        for (PhoneWorld.Holder holder : holders) {
            int days = own.commonDays(holder.history().hours(), end);
            if (days > 0) {
                Shared with = shared.computeIfAbsent(holder.person(), Shared::new);
                with.days += days;
                with.hours += own.commonHours(holder.history().hours(), end);
                with.addresses++;
                with.rareDays += days / (double) there;
            }
        }
    }

    private void countSole(int address, HourSet own) {
        for (int hour : own.listBefore(end)) {
            int sole = world.soleBeforeHour(address, hour);
            if (sole != PhoneWorld.NO_SOLE) {
                shared.computeIfAbsent(sole, Shared::new).soleHours++;
                soleHours++;
            }
        }
    }

    /** Those who share most, as {@link #before} was last asked: by rare days, then hours, then order. */
    List<Integer> best(int most) {
        return shared.values().stream()
                .sorted(Comparator.comparingDouble((Shared one) -> -one.rareDays)
                        .thenComparingInt(one -> -one.hours)
                        .thenComparingInt(one -> world.persons().order(one.person)))
                .limit(most)
                .map(one -> one.person)
                .toList();
    }

    /** Writes the numbers of a person, as {@link #before} was last asked. */
    void tell(@Nullable Shared one, float[] numbers) {
        Shared with = one == null ? new Shared(-1) : one;
        CandidateFinder.put(numbers, EvidenceColumn.COOKIE_DAYS, cookieDays);
        CandidateFinder.put(numbers, EvidenceColumn.COMMON_DAYS, with.days);
        CandidateFinder.put(numbers, EvidenceColumn.COMMON_HOURS, with.hours);
        CandidateFinder.put(numbers, EvidenceColumn.COMMON_ADDRESSES, with.addresses);
        CandidateFinder.put(numbers, EvidenceColumn.RARE_DAYS, with.rareDays);
        CandidateFinder.put(numbers, EvidenceColumn.SHARE_OF_COOKIE, ratio(with.days, cookieDays));
        CandidateFinder.put(numbers, EvidenceColumn.SOLE_HOURS, with.soleHours);
        CandidateFinder.put(numbers, EvidenceColumn.SOLE_SHARE, ratio(with.soleHours, soleHours));
        if (with.person >= 0) {
            int phoneDays = world.activeDays(with.person, end);
            int both = world.activeHours(with.person, hours, end);
            CandidateFinder.put(numbers, EvidenceColumn.SHARE_OF_PHONE, ratio(with.days, phoneDays));
            CandidateFinder.put(numbers, EvidenceColumn.TOGETHER, ratio(with.hours, both));
        } else {
            CandidateFinder.put(numbers, EvidenceColumn.SHARE_OF_PHONE, 0);
            CandidateFinder.put(numbers, EvidenceColumn.TOGETHER, 0);
        }
    }

    private static double ratio(int part, int whole) {
        return whole == 0 ? 0 : part / (double) whole;
    }
}
