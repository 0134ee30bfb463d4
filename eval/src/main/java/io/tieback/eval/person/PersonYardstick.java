package io.tieback.eval.person;

import io.tieback.core.identity.graph.IdentityEdge;
import io.tieback.core.identity.graph.IdentityGraph;
import io.tieback.core.identity.graph.PersonPolicy;
import io.tieback.core.match.entity.Groups;
import io.tieback.core.privacy.MatchKey;
import io.tieback.eval.person.Accounts.Owner;
import io.tieback.eval.yardstick.AnswerRow;
import io.tieback.eval.yardstick.Bootstrap;
import io.tieback.eval.yardstick.Measured;
import io.tieback.eval.yardstick.Target;
import io.tieback.world.read.WorldFolder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Whether the identity graph joins those who are one person and nobody else: on a world as it is, where everybody has
 * one account at most and no key is shared, and made harder. The base line joins all who share some key.
 */
public final class PersonYardstick {
    /** Of the users of a world as it is so many at most may be joined to somebody else. */
    public static final double MOST_WRONG = .001;

    private static final String NO_ORACLE = "the graph learns nothing, so there is nobody to teach by the truth";
    private static final String NO_PAIRS = "nobody has two accounts";
    private static final String NO_JOINS = "nobody is joined";
    private static final String NO_USERS = "no user holds a key";
    private static final Map<String, PersonPolicy> OTHERS = others();

    private final Accounts accounts;
    private final List<Long> households;
    private final Bootstrap bootstrap;
    private final Tally anyKey;

    private PersonYardstick(Accounts accounts, long seed) {
        this.accounts = accounts;
        this.households = List.copyOf(new TreeSet<>(
                accounts.owners().values().stream().map(Owner::householdId).toList()));
        this.bootstrap = new Bootstrap(households.size(), seed);
        this.anyKey = new Tally(anyKey(accounts.edges()));
    }

    /** Measures the judged world. */
    public static List<AnswerRow> measure(WorldFolder world, long seed) {
        Accounts plain = Accounts.of(world);
        List<AnswerRow> rows = new ArrayList<>();
        PersonYardstick asItIs = new PersonYardstick(plain, seed);
        rows.add(asItIs.wrong("as it is", PersonPolicy.presets()).asked(Target.atMost(MOST_WRONG)));
        PersonYardstick harder = new PersonYardstick(HarderAccounts.of(plain, seed), seed);
        rows.addAll(harder.rows("harder", PersonPolicy.presets()));
        OTHERS.forEach((name, policy) -> rows.addAll(harder.rows("harder, " + name, policy)));
        return rows;
    }

    private static Map<String, PersonPolicy> others() {
        PersonPolicy presets = PersonPolicy.presets();
        Map<String, PersonPolicy> others = new LinkedHashMap<>();
        double agreeing = presets.agreeingShare();
        int users = presets.mostUsersOfPerson();
        others.put("two kinds of key", new PersonPolicy(presets.mostUsersOfKey(), 2, agreeing, users));
        others.put("keys of three users", new PersonPolicy(3, presets.leastKinds(), agreeing, users));
        others.put("keys of ten users", new PersonPolicy(10, presets.leastKinds(), agreeing, users));
        others.put("keys of ten users, weak bridges stand", new PersonPolicy(10, presets.leastKinds(), 0, users));
        return others;
    }

    private List<AnswerRow> rows(String name, PersonPolicy policy) {
        Tally found = new Tally(people(policy));
        return List.of(
                wrong(name, policy),
                AnswerRow.of(
                        name + ": of joined users, to somebody else",
                        "share",
                        sum(found.joined),
                        share(found.wrong, found.joined, NO_JOINS),
                        share(anyKey.wrong, anyKey.joined, NO_JOINS),
                        Measured.absent(NO_ORACLE)),
                AnswerRow.of(
                        name + ": second accounts found",
                        "share",
                        sum(found.pairs),
                        share(found.found, found.pairs, NO_PAIRS),
                        share(anyKey.found, anyKey.pairs, NO_PAIRS),
                        Measured.absent(NO_ORACLE)));
    }

    private AnswerRow wrong(String name, PersonPolicy policy) {
        Tally found = new Tally(people(policy));
        return AnswerRow.of(
                        name + ": users joined to somebody else",
                        "share",
                        sum(found.users),
                        share(found.wrong, found.users, NO_USERS),
                        share(anyKey.wrong, anyKey.users, NO_USERS),
                        Measured.absent(NO_ORACLE))
                .noting(sum(found.wrong) + " users; base line " + sum(anyKey.wrong));
    }

    private Measured share(double[] part, double[] whole, String ifNone) {
        return bootstrap.weighted(
                weights -> {
                    double some = 0;
                    double all = 0;
                    for (int household = 0; household < weights.length; household++) {
                        some += weights[household] * part[household];
                        all += weights[household] * whole[household];
                    }
                    return all == 0 ? Double.NaN : some / all;
                },
                ifNone);
    }

    private Collection<List<String>> people(PersonPolicy policy) {
        return IdentityGraph.people(accounts.edges(), accounts.day(), policy).groups();
    }

    private static Collection<List<String>> anyKey(List<IdentityEdge> edges) {
        Map<String, Integer> numbers = new TreeMap<>();
        edges.forEach(edge -> numbers.putIfAbsent(edge.userId(), numbers.size()));
        Groups groups = new Groups(numbers.size());
        Map<MatchKey, String> firsts = new HashMap<>();
        for (IdentityEdge edge : edges) {
            int a = groups.root(numbers.getOrDefault(edge.userId(), 0));
            int b = groups.root(numbers.getOrDefault(firsts.getOrDefault(edge.key(), edge.userId()), 0));
            firsts.putIfAbsent(edge.key(), edge.userId());
            if (a != b) {
                groups.join(a, b);
            }
        }
        Map<Integer, List<String>> people = new TreeMap<>();
        numbers.forEach((user, number) -> people.computeIfAbsent(groups.root(number), root -> new ArrayList<>())
                .add(user));
        return people.values();
    }

    /** What people are right and wrong in, by household. */
    private final class Tally {
        private final double[] users = new double[households.size()];
        private final double[] joined = new double[households.size()];
        private final double[] wrong = new double[households.size()];
        private final double[] pairs = new double[households.size()];
        private final double[] found = new double[households.size()];

        Tally(Collection<List<String>> people) {
            Map<Long, Integer> places = new HashMap<>();
            households.forEach(household -> places.put(household, places.size()));
            Map<Owner, Integer> accountsOf = new HashMap<>();
            for (List<String> person : people) {
                Map<Owner, Integer> together = new HashMap<>();
                person.forEach(user -> together.merge(owner(user), 1, Integer::sum));
                together.forEach((owner, count) -> {
                    int place = places.getOrDefault(owner.householdId(), 0);
                    users[place] += count;
                    joined[place] += person.size() > 1 ? count : 0;
                    wrong[place] += together.size() > 1 ? count : 0;
                    found[place] += count * (count - 1) / 2;
                    accountsOf.merge(owner, count, Integer::sum);
                });
            }
            accountsOf.forEach(
                    (owner, count) -> pairs[places.getOrDefault(owner.householdId(), 0)] += count * (count - 1) / 2);
        }

        private Owner owner(String userId) {
            return accounts.owners().getOrDefault(userId, new Owner(-1, -1));
        }
    }

    private static long sum(double[] counts) {
        return (long) Arrays.stream(counts).sum();
    }
}
