package io.tieback.core.identity.graph;

import static io.tieback.core.identity.graph.MadeUpEdges.DAY;
import static io.tieback.core.identity.graph.MadeUpEdges.FADES_AFTER;
import static io.tieback.core.identity.graph.MadeUpEdges.optedOut;
import static io.tieback.core.identity.graph.MadeUpEdges.registered;
import static io.tieback.core.identity.graph.MadeUpEdges.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieback.core.identity.graph.IdentityEdge.Basis;
import io.tieback.core.identity.graph.IdentityEdge.Consent;
import io.tieback.core.identity.graph.JoinDecision.Verdict;
import io.tieback.core.privacy.MatchKey;
import io.tieback.core.privacy.MatchKey.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class IdentityGraphTest {
    private static final int SEEDS = 300;
    private static final PersonPolicy LOOSE = new PersonPolicy(4, 1, 0.4, 6);

    @Test
    void twoAccountsOfOneEmailAndOneDeviceAreOnePerson() {
        DerivedPeople people = people(
                PersonPolicy.presets(),
                registered("b", Kind.EMAIL, 1),
                registered("a", Kind.EMAIL, 1),
                seen("a", Kind.MOBILE_AD_ID, 7),
                seen("b", Kind.MOBILE_AD_ID, 7),
                seen("c", Kind.MOBILE_AD_ID, 8));

        assertThat(people.groups()).containsExactly(List.of("a", "b"), List.of("c"));
        assertThat(people.decisions())
                .containsExactly(new JoinDecision("a", "b", List.of(Kind.EMAIL, Kind.MOBILE_AD_ID), Verdict.JOINED));
    }

    @Test
    void whatHouseholdsShareJoinsNobodyWithoutAnEmail() {
        DerivedPeople people = people(
                PersonPolicy.presets(),
                seen("a", Kind.MOBILE_AD_ID, 7),
                seen("b", Kind.MOBILE_AD_ID, 7),
                registered("a", Kind.EXTERNAL_ID, 3),
                registered("b", Kind.EXTERNAL_ID, 3),
                registered("a", Kind.PHONE, 5),
                registered("b", Kind.PHONE, 5));

        assertThat(people.groups()).containsExactly(List.of("a"), List.of("b"));
        assertThat(people.decisions()).extracting(JoinDecision::verdict).containsExactly(Verdict.TOO_LITTLE);
    }

    @Test
    void twoKeysOfOneEmailAreOneKind() {
        DerivedPeople people = people(
                new PersonPolicy(3, 2, 0.6, 6),
                registered("a", Kind.EMAIL, 1),
                registered("a", Kind.EMAIL, 2),
                registered("b", Kind.EMAIL, 1),
                registered("b", Kind.EMAIL, 2));

        assertThat(people.groups()).hasSize(2);
    }

    @Test
    void aKeyOfTooManyJoinsNobodyAndIsToldAsSuch() {
        List<IdentityEdge> edges = new ArrayList<>();
        for (String user : List.of("a", "b", "c", "d")) {
            edges.add(registered(user, Kind.EMAIL, 1));
        }
        DerivedPeople people = IdentityGraph.people(edges, DAY, PersonPolicy.presets());

        assertThat(people.groups()).hasSize(4);
        assertThat(people.tooCommon()).isEqualTo(Map.of(Kind.EMAIL, 1));
    }

    @Test
    void whoOptsOutJoinsNobodyYetStillHoldsTheKey() {
        List<IdentityEdge> edges = new ArrayList<>();
        for (String user : List.of("a", "b", "c", "d")) {
            edges.add(registered(user, Kind.EMAIL, 1));
        }
        edges.set(3, optedOut(edges.get(3)));
        DerivedPeople people = IdentityGraph.people(edges, DAY, PersonPolicy.presets());

        assertThat(people.groups()).containsExactly(List.of("a"), List.of("b"), List.of("c"));
        assertThat(people.tooCommon()).isEqualTo(Map.of(Kind.EMAIL, 1));
    }

    @Test
    void differentPhoneNumbersAreNeverOnePerson() {
        DerivedPeople people = people(
                PersonPolicy.presets(),
                registered("a", Kind.EMAIL, 1),
                registered("b", Kind.EMAIL, 1),
                seen("a", Kind.MOBILE_AD_ID, 7),
                seen("b", Kind.MOBILE_AD_ID, 7),
                registered("a", Kind.PHONE, 4),
                registered("b", Kind.PHONE, 5));

        assertThat(people.groups()).hasSize(2);
        assertThat(people.decisions()).extracting(JoinDecision::verdict).containsExactly(Verdict.CONFLICT);
    }

    @Test
    void aSharedPhoneDoesNotHideThatEachHasOneOfItsOwn() {
        List<IdentityEdge> household = List.of(
                registered("a", Kind.PHONE, 1),
                registered("b", Kind.PHONE, 1),
                registered("a", Kind.PHONE, 4),
                registered("a", Kind.EMAIL, 7),
                registered("b", Kind.EMAIL, 7));
        List<IdentityEdge> two = new ArrayList<>(household);
        two.add(registered("b", Kind.PHONE, 5));

        assertThat(IdentityGraph.people(household, DAY, PersonPolicy.presets()).groups())
                .hasSize(1);
        assertThat(IdentityGraph.people(two, DAY, PersonPolicy.presets()).decisions())
                .extracting(JoinDecision::verdict)
                .containsExactly(Verdict.CONFLICT);
    }

    @Test
    void aPhoneNumberThatWasOnlySeenIsNoVeto() {
        DerivedPeople people = people(
                PersonPolicy.presets(),
                registered("a", Kind.EMAIL, 1),
                registered("b", Kind.EMAIL, 1),
                registered("a", Kind.PHONE, 4),
                seen("b", Kind.PHONE, 5));

        assertThat(people.groups()).containsExactly(List.of("a", "b"));
    }

    @Test
    void aChainIsCutWhereItsEndsShareNothing() {
        List<IdentityEdge> chain = List.of(
                registered("a", Kind.EMAIL, 1),
                registered("b", Kind.EMAIL, 1),
                seen("b", Kind.EMAIL, 4),
                seen("c", Kind.EMAIL, 4));
        DerivedPeople cut = IdentityGraph.people(chain, DAY, PersonPolicy.presets());
        List<IdentityEdge> firm = new ArrayList<>(chain);
        firm.add(seen("a", Kind.MOBILE_AD_ID, 7));
        firm.add(seen("c", Kind.MOBILE_AD_ID, 7));

        assertThat(cut.groups()).hasSize(2);
        assertThat(cut.decisions())
                .extracting(JoinDecision::verdict)
                .containsExactly(Verdict.JOINED, Verdict.WEAK_BRIDGE);
        assertThat(IdentityGraph.people(firm, DAY, PersonPolicy.presets()).groups())
                .containsExactly(List.of("a", "b", "c"));
    }

    @Test
    void aPersonSplitsWhenAnEdgeHasFaded() {
        List<IdentityEdge> edges = List.of(
                registered("a", Kind.EMAIL, 1), seen("b", Kind.EMAIL, 1, DAY), registered("b", Kind.EXTERNAL_ID, 9));

        assertThat(IdentityGraph.people(edges, DAY + FADES_AFTER, PersonPolicy.presets())
                        .groups())
                .containsExactly(List.of("a", "b"));
        assertThat(IdentityGraph.people(edges, DAY + FADES_AFTER + 1, PersonPolicy.presets())
                        .groups())
                .containsExactly(List.of("a"), List.of("b"));
        assertThat(IdentityGraph.people(edges, DAY - 1, PersonPolicy.presets()).groups())
                .isEmpty();
    }

    @Test
    void theOrderOfEdgesChangesNothing() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            List<IdentityEdge> edges = MadeUpEdges.drawn(random);
            DerivedPeople people = IdentityGraph.people(edges, DAY, LOOSE);
            IdentityGraph byKeys = new IdentityGraph(LOOSE, DAY);
            MadeUpEdges.shuffled(edges, random).stream()
                    .collect(Collectors.groupingBy(IdentityEdge::key))
                    .values()
                    .forEach(byKeys::add);

            assertThat(byKeys.people()).as("seed %d", seed).isEqualTo(people);
            assertThat(people.groups().stream().flatMap(List::stream))
                    .as("seed %d", seed)
                    .doesNotHaveDuplicates()
                    .hasSize(byKeys.users());
        }
    }

    @Test
    void noPersonIsLargerThanTheCapOrHoldsTwoPhoneNumbers() {
        int joined = 0;
        Set<Verdict> verdicts = new HashSet<>();
        for (int seed = 0; seed < SEEDS; seed++) {
            List<IdentityEdge> edges = MadeUpEdges.drawn(new Random(seed));
            PersonPolicy policy = new PersonPolicy(5, 1, seed % 2 == 0 ? 0 : 0.6, 4);
            DerivedPeople people = IdentityGraph.people(edges, DAY, policy);
            Map<String, String> phones = phones(edges, policy);
            Set<String> owners = owners(edges);
            for (List<String> group : people.groups()) {
                assertThat(group.size()).as("seed %d", seed).isLessThanOrEqualTo(policy.mostUsersOfPerson());
                assertThat(group.stream()
                                .filter(phones::containsKey)
                                .map(phones::get)
                                .distinct())
                        .as("seed %d", seed)
                        .hasSizeLessThanOrEqualTo(1);
                assertThat(group.stream().filter(owners::contains))
                        .as("seed %d", seed)
                        .hasSizeLessThanOrEqualTo(1);
                joined += group.size() - 1;
            }
            people.decisions().forEach(decision -> verdicts.add(decision.verdict()));
            assertThat(people.decisions().stream().filter(decision -> decision.verdict() == Verdict.JOINED))
                    .as("seed %d: a person of n users is explained by n - 1 joins", seed)
                    .hasSize(people.users() - people.groups().size());
        }
        assertThat(joined).isGreaterThan(SEEDS);
        assertThat(verdicts).containsExactlyInAnyOrder(Verdict.values());
    }

    /** Who has a registered number that nobody else has. */
    private static Set<String> owners(List<IdentityEdge> edges) {
        return edges.stream()
                .filter(edge -> edge.key().kind() == Kind.PHONE && edge.standsOn(DAY))
                .filter(edge -> edge.basis() == Basis.REGISTERED && edge.consent() == Consent.GIVEN)
                .filter(edge -> edges.stream()
                        .noneMatch(other -> other.key().equals(edge.key())
                                && !other.userId().equals(edge.userId())
                                && other.standsOn(DAY)))
                .map(IdentityEdge::userId)
                .collect(Collectors.toSet());
    }

    /** The oracle of the veto, told anew: by walking from user to user over registered numbers of few holders. */
    private static Map<String, String> phones(List<IdentityEdge> edges, PersonPolicy policy) {
        Map<MatchKey, Set<String>> holders = new HashMap<>();
        Map<MatchKey, Integer> all = new HashMap<>();
        for (IdentityEdge edge : edges) {
            if (edge.key().kind() == Kind.PHONE && edge.standsOn(DAY)) {
                all.merge(edge.key(), 1, Integer::sum);
                if (edge.basis() == Basis.REGISTERED && edge.consent() == Consent.GIVEN) {
                    holders.computeIfAbsent(edge.key(), key -> new TreeSet<>()).add(edge.userId());
                }
            }
        }
        holders.keySet().removeIf(key -> all.getOrDefault(key, 0) > policy.mostUsersOfKey());
        Map<String, String> phones = new HashMap<>();
        for (Set<String> first : holders.values()) {
            Deque<String> open = new ArrayDeque<>(first);
            String name = phones.getOrDefault(
                    first.iterator().next(), first.iterator().next());
            while (!open.isEmpty()) {
                String user = open.remove();
                if (phones.put(user, name) == null) {
                    holders.values().stream()
                            .filter(some -> some.contains(user))
                            .forEach(open::addAll);
                }
            }
        }
        return phones;
    }

    @Test
    void optingOutNeverJoinsTwoOthersByTheKeysThatWereTooCommon() {
        PersonPolicy onlyKeys = new PersonPolicy(3, 1, 0, 40);
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            List<IdentityEdge> edges = MadeUpEdges.drawn(random).stream()
                    .filter(edge -> edge.key().kind() != Kind.PHONE)
                    .toList();
            String leaver = String.format("u%02d", random.nextInt(40));
            List<IdentityEdge> without = edges.stream()
                    .map(edge -> edge.userId().equals(leaver) ? optedOut(edge) : edge)
                    .toList();
            Map<String, Integer> before = groupOf(IdentityGraph.people(edges, DAY, onlyKeys));
            for (List<String> group :
                    IdentityGraph.people(without, DAY, onlyKeys).groups()) {
                assertThat(group.stream().map(before::get).distinct())
                        .as("seed %d", seed)
                        .hasSize(1);
                assertThat(group).doesNotContain(leaver).noneMatch(user -> user.charAt(0) == '\u0001');
            }
        }
    }

    private static Map<String, Integer> groupOf(DerivedPeople people) {
        Map<String, Integer> groupOf = new HashMap<>();
        for (List<String> group : people.groups()) {
            group.forEach(user -> groupOf.put(user, people.groups().indexOf(group)));
        }
        return groupOf;
    }

    @Test
    void wrongPoliciesAndEdgesAreRefused() {
        assertThatThrownBy(() -> new PersonPolicy(1, 1, 0, 6)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PersonPolicy(3, 5, 0, 6)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PersonPolicy(3, 1, 1.1, 6)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PersonPolicy(3, 1, Double.NaN, 6)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PersonPolicy(3, 1, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        MatchKey key = MadeUpEdges.key(Kind.EMAIL, 1);
        assertThatThrownBy(() -> new IdentityEdge("a", key, Basis.SEEN, 2, 1, OptionalLong.empty(), Consent.GIVEN))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new IdentityEdge("a", key, Basis.SEEN, 1, 2, OptionalLong.of(1), Consent.GIVEN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static DerivedPeople people(PersonPolicy policy, IdentityEdge... edges) {
        return IdentityGraph.people(List.of(edges), DAY, policy);
    }
}
