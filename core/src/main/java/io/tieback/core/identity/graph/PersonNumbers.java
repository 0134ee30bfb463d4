package io.tieback.core.identity.graph;

import io.tieback.core.identity.graph.PersonEntry.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who is which person, by number. A number says nothing of whom it stands for, and is given once.
 *
 * @param personOf the person of each user
 * @param next the number of the next new person, from 1 on
 */
public record PersonNumbers(Map<String, Long> personOf, long next) {
    /** Nobody yet. */
    public static final PersonNumbers NONE = new PersonNumbers(Map.of(), 1);

    /** Wraps the map, which must not change any more: there may be millions of users. */
    public PersonNumbers {
        personOf = Collections.unmodifiableMap(personOf);
    }

    /**
     * Who is which person now, and how that came to be.
     *
     * @param numbers the persons now
     * @param entries the differences
     */
    public record Renewed(PersonNumbers numbers, List<PersonEntry> entries) {}

    /**
     * Numbers newly derived people. A person's number goes to the group that holds most of its users; of equal groups,
     * to that with the lowest user of the person. A group to which several numbers go keeps that of which it holds most
     * users, of equal ones the lowest; the others merged into it. A group without one gets a new number.
     *
     * @param groups disjoint, each with its users in order, by their first users
     */
    public Renewed renewed(List<List<String>> groups, Instant at) {
        Map<Long, TreeMap<Integer, Integer>> heldBy = held(groups);
        Map<Integer, TreeSet<Long>> claims = new HashMap<>();
        heldBy.forEach((person, held) ->
                claims.computeIfAbsent(heir(held), group -> new TreeSet<>()).add(person));
        long[] numbers = new long[groups.size()];
        claims.forEach((group, persons) -> numbers[group] = keeper(group, persons, heldBy));
        long fresh = next;
        List<PersonEntry> entries = new ArrayList<>();
        boolean[] isOfOld = new boolean[groups.size()];
        heldBy.values().forEach(held -> held.keySet().forEach(group -> isOfOld[group] = true));
        for (int group = 0; group < numbers.length; group++) {
            if (numbers[group] == 0) {
                numbers[group] = fresh++;
                if (!isOfOld[group]) {
                    entries.add(PersonEntry.of(at, Change.CREATED, numbers[group]));
                }
            }
        }
        new TreeSet<>(personOf.values()).forEach(person -> entries.addAll(became(person, heldBy, numbers, at)));
        Map<String, Long> now = new HashMap<>();
        for (int group = 0; group < numbers.length; group++) {
            for (String userId : groups.get(group)) {
                now.put(userId, numbers[group]);
            }
        }
        return new Renewed(new PersonNumbers(now, fresh), entries);
    }

    /** How many users of each person each group holds, the groups in order of the person's users in them. */
    private Map<Long, TreeMap<Integer, Integer>> held(List<List<String>> groups) {
        Map<Long, TreeMap<Integer, Integer>> heldBy = new TreeMap<>();
        for (int group = 0; group < groups.size(); group++) {
            for (String userId : groups.get(group)) {
                OptionalLong person = personOf(userId);
                if (person.isPresent()) {
                    heldBy.computeIfAbsent(person.getAsLong(), one -> new TreeMap<>())
                            .merge(group, 1, Integer::sum);
                }
            }
        }
        return heldBy;
    }

    private OptionalLong personOf(String userId) {
        Long person = personOf.get(userId);
        return person == null ? OptionalLong.empty() : OptionalLong.of(person);
    }

    private static int heir(TreeMap<Integer, Integer> held) {
        int heir = held.firstKey();
        for (Map.Entry<Integer, Integer> one : held.entrySet()) {
            heir = one.getValue() > held.getOrDefault(heir, 0) ? one.getKey() : heir;
        }
        return heir;
    }

    private static long keeper(int group, TreeSet<Long> persons, Map<Long, TreeMap<Integer, Integer>> heldBy) {
        long keeper = 0;
        int most = 0;
        for (long person : persons) {
            int users = heldBy.getOrDefault(person, new TreeMap<>()).getOrDefault(group, 0);
            if (users > most) {
                keeper = person;
                most = users;
            }
        }
        return keeper;
    }

    private static List<PersonEntry> became(
            long person, Map<Long, TreeMap<Integer, Integer>> heldBy, long[] numbers, Instant at) {
        TreeMap<Integer, Integer> held = heldBy.getOrDefault(person, new TreeMap<>());
        if (held.isEmpty()) {
            return List.of(PersonEntry.of(at, Change.ENDED, person));
        }
        int heir = heir(held);
        List<PersonEntry> entries = new ArrayList<>();
        for (int group : held.keySet()) {
            if (group != heir) {
                entries.add(PersonEntry.of(at, Change.SPLIT, person, numbers[group]));
            }
        }
        if (numbers[heir] != person) {
            entries.add(PersonEntry.of(at, Change.MERGED, person, numbers[heir]));
        }
        return entries;
    }
}
