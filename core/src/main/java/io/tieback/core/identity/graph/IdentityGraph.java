package io.tieback.core.identity.graph;

import io.tieback.core.identity.graph.IdentityEdge.Basis;
import io.tieback.core.identity.graph.IdentityEdge.Consent;
import io.tieback.core.identity.graph.JoinDecision.Verdict;
import io.tieback.core.match.entity.BridgePolicy;
import io.tieback.core.match.entity.ClusterPolicy;
import io.tieback.core.match.entity.Entities;
import io.tieback.core.match.entity.EntityClustering;
import io.tieback.core.match.entity.Groups;
import io.tieback.core.match.entity.Merge;
import io.tieback.core.match.records.EncodedColumn;
import io.tieback.core.match.records.PackedStrings;
import io.tieback.core.match.records.RecordTable;
import io.tieback.core.match.score.ScoredPairs;
import io.tieback.core.privacy.MatchKey;
import io.tieback.core.privacy.MatchKey.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Derives people from the edges between users and match keys that stand on a day. Takes the edges key by key, and keeps
 * of them only who shares which kinds of key with whom.
 *
 * <p>Keys that name a user count: e-mail, phone, mobile ad id, an advertiser's customer id; not click ids, which name a
 * click, nor cookies and addresses. Two users who share an e-mail, and enough kinds of key with it, are linked;
 * links become people by {@link EntityClustering}, the union-find of record linkage with its cap, its veto and its cut
 * of weak bridges. The strong id, of which a person has one at a time, is the phone number that the platform holds:
 * users are never one person if each has one that nobody else has, or if both have some and no chain of shared ones
 * leads from one to the other. E-mails are not strong (people have several), nor are mobile ad ids (one a device); an
 * advertiser's customer id would be, but a key does not tell of which advertiser it is.
 *
 * <p>The result is the same for any order of keys and edges. Not safe for several threads.
 */
public final class IdentityGraph {
    private static final String SHARED_PHONE = "phone by chain";
    private static final String OWN_PHONE = "phone of one's own";
    private static final int CROSS_PAIRS = 1_024;
    private static final Map<Merge.Verdict, Verdict> VERDICTS = new EnumMap<>(Map.of(
            Merge.Verdict.MERGED, Verdict.JOINED,
            Merge.Verdict.WEAK_BRIDGE, Verdict.WEAK_BRIDGE,
            Merge.Verdict.VETO, Verdict.CONFLICT,
            Merge.Verdict.TOO_LARGE, Verdict.TOO_LARGE));

    private final PersonPolicy policy;
    private final long day;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> users = new ArrayList<>();
    private final Map<Long, Integer> shared = new HashMap<>();
    private final BitSet withPhone = new BitSet();
    private final BitSet withOwnPhone = new BitSet();
    private final List<int[]> samePhone = new ArrayList<>();
    private final Map<Kind, Integer> tooCommon = new EnumMap<>(Kind.class);

    /**
     * Without any edge yet.
     *
     * @param day only edges that stand on it count, in days since 1970 (UTC)
     */
    public IdentityGraph(PersonPolicy policy, long day) {
        this.policy = policy;
        this.day = day;
    }

    /** The people of edges in any order. */
    public static DerivedPeople people(Collection<IdentityEdge> edges, long day, PersonPolicy policy) {
        Map<MatchKey, List<IdentityEdge>> byKey = new TreeMap<>();
        edges.forEach(edge ->
                byKey.computeIfAbsent(edge.key(), key -> new ArrayList<>()).add(edge));
        IdentityGraph graph = new IdentityGraph(policy, day);
        byKey.values().forEach(graph::add);
        return graph.people();
    }

    /** Whether keys of a kind say who a person is. */
    public static boolean counts(Kind kind) {
        return kind.isDeterministic() && kind != Kind.CLICK_ID;
    }

    /** Adds all edges of a key, which has some; of a user to a key there is one. Each key is added once. */
    public void add(List<IdentityEdge> ofKey) {
        Kind kind = ofKey.get(0).key().kind();
        if (!counts(kind)) {
            return;
        }
        List<IdentityEdge> standing =
                ofKey.stream().filter(edge -> edge.standsOn(day)).toList();
        List<IdentityEdge> told = standing.stream()
                .filter(edge -> edge.consent() == Consent.GIVEN)
                .toList();
        int[] holders = told.stream().mapToInt(edge -> number(edge.userId())).toArray();
        if (standing.size() > policy.mostUsersOfKey()) {
            tooCommon.merge(kind, 1, Integer::sum);
            return;
        }
        for (int i = 0; i < holders.length; i++) {
            for (int j = 0; j < i; j++) {
                shared.merge(SharedKinds.pair(holders[i], holders[j]), SharedKinds.bit(kind), (old, bit) -> old | bit);
            }
        }
        if (kind == Kind.PHONE) {
            addPhone(
                    standing.size(),
                    told.stream()
                            .filter(edge -> edge.basis() == Basis.REGISTERED)
                            .mapToInt(edge -> number(edge.userId()))
                            .toArray());
        }
    }

    /** How many users there are so far. */
    public int users() {
        return users.size();
    }

    /** The people of all edges that were added. */
    public DerivedPeople people() {
        BitSet sharing = new BitSet();
        shared.keySet().forEach(pair -> {
            sharing.set(first(pair));
            sharing.set(second(pair));
        });
        int[] linked = sharing.stream()
                .boxed()
                .sorted(Comparator.comparing(users::get))
                .mapToInt(Integer::intValue)
                .toArray();
        PackedStrings.Builder ids = new PackedStrings.Builder();
        Arrays.stream(linked).forEach(number -> ids.append(users.get(number)));
        RecordTable table = RecordTable.toDedupe(
                Map.of(SHARED_PHONE, sharedPhones(linked), OWN_PHONE, ownPhones(linked)), ids.build());
        int[] rows = new int[users.size()];
        for (int row = 0; row < table.rows(); row++) {
            rows[linked[table.inputPosition(row)]] = row;
        }
        Map<Long, Integer> kinds = new HashMap<>();
        shared.forEach((pair, bits) -> kinds.put(SharedKinds.pair(rows[first(pair)], rows[second(pair)]), bits));
        Entities entities = EntityClustering.cluster(
                table,
                links(kinds),
                new SharedKinds(kinds),
                new ClusterPolicy(
                        policy.leastKinds(),
                        new BridgePolicy(policy.agreeingShare(), CROSS_PAIRS, 1),
                        policy.mostUsersOfPerson(),
                        List.of(SHARED_PHONE, OWN_PHONE)));
        return new DerivedPeople(groups(table, entities), decisions(table, entities, kinds), tooCommon);
    }

    private int number(String userId) {
        return numbers.computeIfAbsent(userId, fresh -> {
            users.add(fresh);
            return users.size() - 1;
        });
    }

    private void addPhone(int all, int[] holders) {
        for (int holder : holders) {
            withOwnPhone.set(holder, all == 1 || withOwnPhone.get(holder));
            withPhone.set(holder);
            samePhone.add(new int[] {holders[0], holder});
        }
    }

    /** For each user with a phone number the lowest of the users who share it, by whatever chain. */
    private EncodedColumn sharedPhones(int[] linked) {
        Groups groups = new Groups(users.size());
        for (int[] same : samePhone) {
            int a = groups.root(same[0]);
            int b = groups.root(same[1]);
            if (a != b) {
                groups.join(a, b);
            }
        }
        Map<Integer, String> lowest = new HashMap<>();
        for (int number = withPhone.nextSetBit(0); number >= 0; number = withPhone.nextSetBit(number + 1)) {
            lowest.merge(groups.root(number), users.get(number), (a, b) -> a.compareTo(b) <= 0 ? a : b);
        }
        return EncodedColumn.of(Arrays.stream(linked)
                .mapToObj(number -> Optional.ofNullable(lowest.get(groups.root(number))))
                .toList());
    }

    /** Each user who has a number that nobody else has, by name. */
    private EncodedColumn ownPhones(int[] linked) {
        return EncodedColumn.of(Arrays.stream(linked)
                .mapToObj(number -> Optional.of(users.get(number)).filter(user -> withOwnPhone.get(number)))
                .toList());
    }

    private ScoredPairs links(Map<Long, Integer> kinds) {
        long[] pairs = kinds.entrySet().stream()
                .filter(shares -> isLink(shares.getValue()))
                .mapToLong(Map.Entry::getKey)
                .sorted()
                .toArray();
        return ScoredPairs.of(
                Arrays.stream(pairs).mapToInt(IdentityGraph::first).toArray(),
                Arrays.stream(pairs).mapToInt(IdentityGraph::second).toArray(),
                Arrays.stream(pairs)
                        .mapToDouble(pair -> Integer.bitCount(kinds.getOrDefault(pair, 0)))
                        .toArray());
    }

    private boolean isLink(int bits) {
        return SharedKinds.isPersonal(bits) && Integer.bitCount(bits) >= policy.leastKinds();
    }

    private List<List<String>> groups(RecordTable table, Entities entities) {
        Map<Integer, List<String>> byEntity = new HashMap<>();
        BitSet grouped = new BitSet();
        for (int row = 0; row < table.rows(); row++) {
            String userId = table.id(row);
            grouped.set(number(userId));
            byEntity.computeIfAbsent(entities.entityOf(row), entity -> new ArrayList<>())
                    .add(userId);
        }
        List<List<String>> groups = new ArrayList<>(byEntity.values());
        groups.forEach(group -> group.sort(null));
        for (int number = 0; number < users.size(); number++) {
            if (!grouped.get(number)) {
                groups.add(List.of(users.get(number)));
            }
        }
        groups.sort(Comparator.comparing(group -> group.get(0)));
        return groups;
    }

    /** The last word on each pair; of two who are one person in the end, only what joined them. */
    private List<JoinDecision> decisions(RecordTable table, Entities entities, Map<Long, Integer> kinds) {
        Map<Long, Verdict> verdicts = new LinkedHashMap<>();
        kinds.forEach((pair, bits) -> {
            if (!isLink(bits)) {
                verdicts.put(pair, Verdict.TOO_LITTLE);
            }
        });
        for (Merge merge : entities.decisions()) {
            Verdict verdict = VERDICTS.getOrDefault(merge.verdict(), Verdict.TOO_LITTLE);
            verdicts.put(SharedKinds.pair(merge.left(), merge.right()), verdict);
        }
        List<JoinDecision> decisions = new ArrayList<>();
        verdicts.forEach((pair, verdict) -> {
            int left = first(pair);
            int right = second(pair);
            if (verdict == Verdict.JOINED || entities.entityOf(left) != entities.entityOf(right)) {
                String a = table.id(left);
                String b = table.id(right);
                List<Kind> common = SharedKinds.kinds(kinds.getOrDefault(pair, 0));
                decisions.add(
                        a.compareTo(b) < 0
                                ? new JoinDecision(a, b, common, verdict)
                                : new JoinDecision(b, a, common, verdict));
            }
        });
        decisions.sort(JoinDecision.ORDER);
        return decisions;
    }

    private static int first(long pair) {
        return (int) (pair >>> 32);
    }

    private static int second(long pair) {
        return (int) pair;
    }
}
