package io.tieback.core.identity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Turns what the keys of an act tell into candidates, and these into numbers for a scorer: each by itself, and among
 * its rivals. {@link EvidenceFamily} tells by the words of their names what they rest on. Neither ids nor the order of
 * candidates enter the numbers.
 */
public final class CandidateFeatures {
    /** So many candidates come from an address, the nearest in time. */
    public static final int MOST_BY_ADDRESS = 30;

    /** So many come from a cookie: those seen with it, then those that were most near it. */
    public static final int MOST_BY_COOKIE = 10;

    /** Classes of networks, by their number; another class is NaN. */
    public static final List<String> NETWORK_CLASSES =
            List.of("home", "cellular", "office", "school", "public_wifi", "vpn", "relay", "hosting");

    private static final double MINUTES = 60;
    private static final double WEIGHT_UNIT = 1_000;

    private record Feature(String name, int direction, ToDoubleFunction<Candidate> number) {}

    private static final List<Feature> FEATURES = List.of(
            new Feature(
                    "hours since seen at the address",
                    -1,
                    c -> hours(c.atAddress.around().minutesBefore())),
            new Feature("days at the address", 0, c -> c.atAddress.around().daysBefore()),
            new Feature(
                    "share of the address's times",
                    0,
                    c -> share(c.atAddress.times(), c.set.address().times())),
            new Feature(
                    "hours until seen at the address",
                    -1,
                    c -> hours(c.atAddress.around().minutesAfter())),
            new Feature(
                    "days at the address afterwards",
                    0,
                    c -> c.atAddress.around().daysAfter()),
            new Feature("users of the address", -1, c -> c.set.address().users()),
            new Feature(
                    "users of the address in 24 hours", -1, c -> c.set.address().usersOfDay()),
            new Feature("user agent", 0, c -> known(c.atAddress.agreement())),
            new Feature("hours since engaged there", -1, c -> hours(c.atAddress.minutesSinceEngaged())),
            new Feature(
                    "hours since seen with the cookie",
                    -1,
                    c -> hours(c.atCookie.around().minutesBefore())),
            new Feature("days with the cookie", 0, c -> c.atCookie.around().daysBefore()),
            new Feature(
                    "hours until seen with the cookie",
                    -1,
                    c -> hours(c.atCookie.around().minutesAfter())),
            new Feature("users of the cookie", -1, c -> c.set.cookie().users()),
            new Feature("days near the cookie", 0, c -> c.atCookie.before().days()),
            new Feature(
                    "share of days near the cookie",
                    0,
                    c -> share(c.atCookie.before().days(), c.set.cookie().daysBefore())),
            new Feature("addresses near the cookie", 0, c -> c.atCookie.before().addresses()),
            new Feature("visits near the cookie", 0, c -> c.atCookie.before().visits()),
            new Feature("weight near the cookie", 0, c -> c.atCookie.before().weight() / WEIGHT_UNIT),
            new Feature("days near the cookie, ever", 0, c -> c.atCookie.ever().days()),
            new Feature(
                    "share of days near the cookie, ever",
                    0,
                    c -> share(c.atCookie.ever().days(), c.set.cookie().daysEver())),
            new Feature(
                    "visits near the cookie, ever", 0, c -> c.atCookie.ever().visits()),
            new Feature(
                    "weight near the cookie, ever", 0, c -> c.atCookie.ever().weight() / WEIGHT_UNIT),
            new Feature("network class", 0, c -> networkClass(c.set.address().networkClass())),
            new Feature("hours from act to judgement", 0, c -> c.set.minutesSince() / MINUTES),
            new Feature("candidates", 0, c -> c.rivals.count),
            new Feature("rank by recency at the address", 0, c -> c.rivals.rank(c.recency())),
            new Feature("hours behind the most recent rival", 0, c -> c.rivals.behind(c.recency())),
            new Feature("weight ahead of the best rival", 0, c -> c.rivals.ahead(c.nearness())));

    /** Names of the numbers, in their order. */
    public static final List<String> NAMES =
            FEATURES.stream().map(Feature::name).toList();

    /** Whether a number raises the odds (1), lowers them (−1) or is free (0): recency and degree only ever lower. */
    public static final List<Integer> DIRECTIONS =
            FEATURES.stream().map(Feature::direction).toList();

    private static final AddressSeen NOT_AT_ADDRESS =
            new AddressSeen("", Around.NOTHING, 0, Around.NEVER, Around.NEVER);
    private static final CookieSeen NOT_AT_COOKIE = new CookieSeen("", Around.NOTHING, Nearness.NONE, Nearness.NONE);

    private CandidateFeatures() {}

    /** The candidates that evidence brings up, with their numbers. */
    public static CandidateSet of(MatchEvidence evidence) {
        Map<String, AddressSeen> atAddress = new TreeMap<>();
        evidence.address().seen().stream()
                .sorted(Comparator.<AddressSeen>comparingInt(
                                seen -> seen.around().nearest())
                        .thenComparing(AddressSeen::userId))
                .limit(MOST_BY_ADDRESS)
                .forEach(seen -> atAddress.put(seen.userId(), seen));
        Map<String, CookieSeen> atCookie = evidence.cookie().seen().stream()
                .collect(Collectors.toMap(CookieSeen::userId, seen -> seen, (a, b) -> a, TreeMap::new));
        Set<String> users = new TreeSet<>(atAddress.keySet());
        evidence.cookie().seen().stream()
                .sorted(Comparator.<CookieSeen>comparingInt(
                                seen -> seen.around().nearest())
                        .thenComparingInt(seen -> -seen.ever().weight())
                        .thenComparing(CookieSeen::userId))
                .limit(MOST_BY_COOKIE)
                .forEach(seen -> users.add(seen.userId()));
        List<Candidate> candidates = new ArrayList<>();
        for (String user : users) {
            candidates.add(new Candidate(
                    evidence,
                    atAddress.getOrDefault(user, NOT_AT_ADDRESS),
                    atCookie.getOrDefault(user, NOT_AT_COOKIE)));
        }
        Rivals rivals = new Rivals(candidates);
        candidates.forEach(candidate -> candidate.rivals = rivals);
        return new CandidateSet(
                List.copyOf(users), candidates.stream().map(Candidate::row).toList());
    }

    private static double hours(int minutes) {
        return minutes == Around.NEVER ? Double.NaN : minutes / MINUTES;
    }

    private static double known(int level) {
        return level == Around.NEVER ? Double.NaN : level;
    }

    private static double share(int part, int whole) {
        return whole == 0 ? Double.NaN : part / (double) whole;
    }

    private static double networkClass(String name) {
        int at = NETWORK_CLASSES.indexOf(name);
        return at < 0 ? Double.NaN : at;
    }

    private static final class Candidate {
        private final MatchEvidence set;
        private final AddressSeen atAddress;
        private final CookieSeen atCookie;
        private Rivals rivals = Rivals.NONE;

        Candidate(MatchEvidence set, AddressSeen atAddress, CookieSeen atCookie) {
            this.set = set;
            this.atAddress = atAddress;
            this.atCookie = atCookie;
        }

        double recency() {
            int minutes = atAddress.around().nearest();
            return minutes == Integer.MAX_VALUE ? Double.POSITIVE_INFINITY : minutes / MINUTES;
        }

        double nearness() {
            return atCookie.ever().weight() / WEIGHT_UNIT;
        }

        double[] row() {
            return FEATURES.stream()
                    .mapToDouble(feature -> feature.number().applyAsDouble(this))
                    .toArray();
        }
    }

    private static final class Rivals {
        static final Rivals NONE = new Rivals(List.of());

        private final int count;
        private final double[] recencies;
        private final double[] nearnesses;

        Rivals(List<Candidate> candidates) {
            count = candidates.size();
            recencies =
                    candidates.stream().mapToDouble(Candidate::recency).sorted().toArray();
            nearnesses = candidates.stream()
                    .mapToDouble(Candidate::nearness)
                    .sorted()
                    .toArray();
        }

        double rank(double own) {
            int before = 0;
            while (before < count && recencies[before] < own) {
                before++;
            }
            return before;
        }

        /** Negative for the most recent: by how much the next is behind it. */
        double behind(double own) {
            if (count < 2) {
                return Double.NaN;
            }
            double rival = own == recencies[0] ? recencies[1] : recencies[0];
            return Double.isInfinite(own) || Double.isInfinite(rival) ? Double.NaN : own - rival;
        }

        /** Positive for the nearest: by how much the next is less near. */
        double ahead(double own) {
            if (count < 2) {
                return own;
            }
            return own - (own == nearnesses[count - 1] ? nearnesses[count - 2] : nearnesses[count - 1]);
        }
    }
}
