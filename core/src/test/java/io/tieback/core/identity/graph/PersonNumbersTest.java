package io.tieback.core.identity.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieback.core.identity.graph.PersonEntry.Change;
import io.tieback.core.identity.graph.PersonHistory.Numbered;
import io.tieback.core.identity.graph.PersonNumbers.Renewed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

class PersonNumbersTest {
    private static final int SEEDS = 200;
    private static final Instant START = Instant.parse("2026-05-01T00:00:00Z");

    @Test
    void newPeopleAreNumberedInTheOrderOfTheirFirstUsers() {
        Renewed first = PersonNumbers.NONE.renewed(List.of(List.of("a", "c"), List.of("b")), START);

        assertThat(first.numbers().personOf()).isEqualTo(Map.of("a", 1L, "b", 2L, "c", 1L));
        assertThat(first.entries())
                .containsExactly(PersonEntry.of(START, Change.CREATED, 1), PersonEntry.of(START, Change.CREATED, 2));
        assertThat(first.numbers().next()).isEqualTo(3);
    }

    @Test
    void whatStaysTheSameHasNoEntry() {
        List<List<String>> groups = List.of(List.of("a", "c"), List.of("b"));
        PersonNumbers first = PersonNumbers.NONE.renewed(groups, START).numbers();

        assertThat(first.renewed(groups, at(1))).isEqualTo(new Renewed(first, List.of()));
    }

    @Test
    void aMergeKeepsTheNumberThatHeldMostUsers() {
        PersonNumbers two = PersonNumbers.NONE
                .renewed(List.of(List.of("a"), List.of("b", "c")), START)
                .numbers();
        Renewed one = two.renewed(List.of(List.of("a", "b", "c")), at(1));

        assertThat(one.numbers().personOf().values()).containsOnly(2L);
        assertThat(one.entries()).containsExactly(PersonEntry.of(at(1), Change.MERGED, 1, 2));
    }

    @Test
    void aSplitLeavesTheNumberWithMostUsersAndOfEqualPartsWithTheLowestUser() {
        PersonNumbers one = PersonNumbers.NONE
                .renewed(List.of(List.of("a", "b", "c")), START)
                .numbers();
        Renewed most = one.renewed(List.of(List.of("a"), List.of("b", "c")), at(1));
        Renewed equal = one.renewed(List.of(List.of("b"), List.of("c")), at(1));

        assertThat(most.numbers().personOf()).isEqualTo(Map.of("a", 2L, "b", 1L, "c", 1L));
        assertThat(most.entries()).containsExactly(PersonEntry.of(at(1), Change.SPLIT, 1, 2));
        assertThat(equal.numbers().personOf()).isEqualTo(Map.of("b", 1L, "c", 2L));
    }

    @Test
    void aPersonWithoutUsersHasEndedAndItsNumberIsNotGivenAgain() {
        PersonNumbers one =
                PersonNumbers.NONE.renewed(List.of(List.of("a")), START).numbers();
        Renewed none = one.renewed(List.of(), at(1));
        Renewed again = none.numbers().renewed(List.of(List.of("a")), at(2));

        assertThat(none.entries()).containsExactly(PersonEntry.of(at(1), Change.ENDED, 1));
        assertThat(again.numbers().personOf()).isEqualTo(Map.of("a", 2L));
    }

    @Test
    void entriesReplayedGiveThePeopleOfEveryDerivation() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            PersonNumbers numbers = PersonNumbers.NONE;
            List<PersonEntry> entries = new ArrayList<>();
            List<PersonNumbers> all = new ArrayList<>();
            for (int turn = 0; turn < 8; turn++) {
                Renewed renewed = numbers.renewed(drawn(random), at(turn));
                entries.addAll(renewed.entries());
                numbers = renewed.numbers();
                all.add(numbers);
            }
            PersonHistory history = new PersonHistory(entries);
            for (int turn = 0; turn < all.size(); turn++) {
                Map<String, Long> then = all.get(turn).personOf();
                assertThat(history.standing(at(turn)))
                        .as("seed %d, turn %d", seed, turn)
                        .isEqualTo(new TreeSet<>(then.values()));
            }
            requireBefore(history, all, seed);
        }
    }

    /** Of users who were there in every derivation, the person then is among those of which the person now was part. */
    private static void requireBefore(PersonHistory history, List<PersonNumbers> all, int seed) {
        Map<String, Long> last = all.get(all.size() - 1).personOf();
        last.forEach((user, person) -> {
            PersonHistory lineage = PersonHistory.of(person, naming(history));
            for (int turn = all.size() - 2;
                    turn >= 0 && all.get(turn).personOf().containsKey(user);
                    turn--) {
                assertThat(history.before(person, at(turn)))
                        .as("seed %d, turn %d", seed, turn)
                        .contains(all.get(turn).personOf().get(user));
                assertThat(lineage.before(person, at(turn)))
                        .as("seed %d, turn %d: the lineage says the same", seed, turn)
                        .isEqualTo(history.before(person, at(turn)));
            }
        });
    }

    private static LongFunction<List<Numbered>> naming(PersonHistory history) {
        return person -> {
            List<Numbered> naming = new ArrayList<>();
            for (int place = 0; place < history.entries().size(); place++) {
                PersonEntry entry = history.entries().get(place);
                if (entry.person() == person || entry.into().orElse(0) == person) {
                    naming.add(new Numbered(place, entry));
                }
            }
            return naming;
        };
    }

    @Test
    void numbersOfOthersStayWhenAnEdgeIsAdded() {
        int untouched = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            List<IdentityEdge> edges = MadeUpEdges.drawn(random).stream()
                    .filter(edge -> random.nextInt(3) == 0)
                    .toList();
            List<IdentityEdge> fewer = edges.subList(0, edges.size() - 1);
            IdentityEdge added = edges.get(edges.size() - 1);
            PersonPolicy policy = new PersonPolicy(3, 1, 0.6, 6);
            DerivedPeople before = IdentityGraph.people(fewer, MadeUpEdges.DAY, policy);
            DerivedPeople after = IdentityGraph.people(edges, MadeUpEdges.DAY, policy);
            PersonNumbers first =
                    PersonNumbers.NONE.renewed(before.groups(), START).numbers();
            Renewed second = first.renewed(after.groups(), at(1));
            Set<String> touched = reach(edges, added);
            for (Map.Entry<String, Long> one : first.personOf().entrySet()) {
                if (!touched.contains(one.getKey())) {
                    assertThat(second.numbers().personOf()).as("seed %d", seed).contains(one);
                    untouched++;
                }
            }
        }
        assertThat(untouched).isGreaterThan(SEEDS);
    }

    /** Who can be reached from an edge over keys, by any number of steps. */
    private static Set<String> reach(Collection<IdentityEdge> edges, IdentityEdge from) {
        Set<String> users = new HashSet<>(Set.of(from.userId()));
        for (int before = 0; before < users.size(); ) {
            before = users.size();
            Set<Object> keys = new HashSet<>();
            edges.stream().filter(edge -> users.contains(edge.userId())).forEach(edge -> keys.add(edge.key()));
            edges.stream().filter(edge -> keys.contains(edge.key())).forEach(edge -> users.add(edge.userId()));
        }
        return users;
    }

    @Test
    void anEntryOfTwoPersonsNamesTwo() {
        assertThatThrownBy(() -> new PersonEntry(START, Change.MERGED, 1, OptionalLong.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PersonEntry(START, Change.SPLIT, 1, OptionalLong.of(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PersonEntry(START, Change.ENDED, 1, OptionalLong.of(2)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Ten users, each there or not, in up to five groups. */
    private static List<List<String>> drawn(Random random) {
        Map<Integer, List<String>> groups = new HashMap<>();
        for (char user = 'a'; user < 'k'; user++) {
            if (random.nextInt(6) > 0) {
                groups.computeIfAbsent(random.nextInt(5), group -> new ArrayList<>())
                        .add(String.valueOf(user));
            }
        }
        List<List<String>> sorted = new ArrayList<>(groups.values());
        sorted.sort(Comparator.comparing(group -> group.get(0)));
        return sorted;
    }

    private static Instant at(int days) {
        return START.plusSeconds(86_400L * days);
    }
}
