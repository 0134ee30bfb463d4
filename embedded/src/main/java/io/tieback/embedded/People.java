package io.tieback.embedded;

import io.tieback.core.identity.graph.Derivation;
import io.tieback.core.identity.graph.DerivedPeople;
import io.tieback.core.identity.graph.IdentityGraph;
import io.tieback.core.identity.graph.JoinDecision;
import io.tieback.core.identity.graph.PersonEntry;
import io.tieback.core.identity.graph.PersonHistory;
import io.tieback.core.identity.graph.PersonHistory.Numbered;
import io.tieback.core.identity.graph.PersonLife;
import io.tieback.core.identity.graph.PersonNumbers;
import io.tieback.core.identity.graph.PersonNumbers.Renewed;
import io.tieback.core.identity.graph.PersonPolicy;
import io.tieback.embedded.PeopleRows.Head;
import io.tieback.embedded.PeopleRows.Person;
import io.tieback.engine.pipeline.PipelineSettings;
import io.tieback.engine.step.Days;
import io.tieback.engine.step.StoreKeys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rocksdb.WriteBatch;

/**
 * Which users are one person: derived from what the states hold when somebody asks for it, and kept until the next
 * time. Credit goes by user and does not ask here. For any number of threads; one derives at a time.
 */
public final class People {
    /** So many users can be derived at once. */
    public static final int MAX_USERS = 1_000_000;

    private final Database database;
    private final Gate gate;
    private final Door door;
    private final StoredEdges edges;
    private final int mostUsers;

    People(Database database, Gate gate, Door door, PipelineSettings settings) {
        this(database, gate, door, new StoredEdges(settings), MAX_USERS);
    }

    private People(Database database, Gate gate, Door door, StoredEdges edges, int mostUsers) {
        this.database = database;
        this.gate = gate;
        this.door = door;
        this.edges = edges;
        this.mostUsers = mostUsers;
    }

    /** The same with another bound, for tests. */
    People bounded(int users) {
        return new People(database, gate, door, edges, users);
    }

    /**
     * Derives the people of committed state and keeps them, all or nothing; returns when that is synced, and what is
     * kept no more is gone from the disk.
     *
     * @throws TooManyUsersException if there are more than {@link #MAX_USERS} users; nothing was changed
     * @throws StorageFailedException if it cannot be written
     * @throws IllegalStateException if the runtime is closed
     */
    public synchronized Derivation derive(PersonPolicy policy) {
        try (Gate.Pass pass = gate.enter()) {
            Head head = database.get(Column.PEOPLE, PeopleRows.HEAD)
                    .map(PeopleRows.HEAD_CODEC::decode)
                    .orElse(Head.NONE);
            Instant now = Instant.ofEpochMilli(
                    Math.max(door.now().toEpochMilli(), head.asOf().toEpochMilli() + 1));
            DerivedPeople people = people(policy, Days.of(now));
            Renewed renewed = earlier(head).renewed(people.groups(), now);
            try (WriteBatch batch = new WriteBatch()) {
                write(batch, people, renewed);
                write(batch, renewed.entries(), head.nextEntry());
                Head next = new Head(
                        now,
                        renewed.numbers().next(),
                        head.nextEntry() + renewed.entries().size());
                database.put(batch, Column.PEOPLE, PeopleRows.HEAD, PeopleRows.HEAD_CODEC.encode(next));
                database.writeSynced(batch);
            }
            database.flush();
            database.compact(Column.PEOPLE);
            return new Derivation(
                    now,
                    policy,
                    people.users(),
                    people.groups().size(),
                    counted(renewed.entries(), PersonEntry::change),
                    counted(people.decisions(), JoinDecision::verdict),
                    people.tooCommon());
        }
    }

    /** The person of a user, as last derived; empty if none was derived, or the user left no key then. */
    public Optional<PersonLife> ofUser(String userId) {
        try (Gate.Pass pass = gate.enter();
                DatabaseSnapshot snapshot = database.snapshot()) {
            return snapshot.get(Column.PEOPLE, PeopleRows.user(userId))
                    .map(Rows::number)
                    .map(person -> life(snapshot, person, userId));
        }
    }

    /** All that was entered so far. */
    public PersonHistory history() {
        Map<Long, PersonEntry> entries = new TreeMap<>();
        try (Gate.Pass pass = gate.enter();
                DatabaseSnapshot snapshot = database.snapshot()) {
            snapshot.scan(Column.PEOPLE, PeopleRows.ENTRIES, StoreKeys.afterAll(PeopleRows.ENTRIES), (key, value) -> {
                entries.put(PeopleRows.placeOf(key), PeopleRows.ENTRY_CODEC.decode(value));
                return true;
            });
        }
        return new PersonHistory(List.copyOf(entries.values()));
    }

    private DerivedPeople people(PersonPolicy policy, long day) {
        IdentityGraph graph = new IdentityGraph(policy, day);
        try (DatabaseSnapshot snapshot = database.snapshot()) {
            edges.each(snapshot, ofKey -> {
                graph.add(ofKey);
                if (graph.users() > mostUsers) {
                    throw new TooManyUsersException(mostUsers);
                }
            });
        }
        return graph.people();
    }

    private PersonNumbers earlier(Head head) {
        Map<String, Long> personOf = new HashMap<>();
        try (DatabaseSnapshot snapshot = database.snapshot()) {
            snapshot.scan(Column.PEOPLE, PeopleRows.USERS, PeopleRows.PERSONS, (key, value) -> {
                personOf.put(PeopleRows.userOf(key), Rows.number(value));
                return true;
            });
        }
        return new PersonNumbers(personOf, head.nextPerson());
    }

    /** Rows of users and persons: those that are not there yet, or not the same, are put, and those gone removed. */
    private void write(WriteBatch batch, DerivedPeople people, Renewed renewed) {
        Map<String, Long> left = new HashMap<>(renewed.numbers().personOf());
        Map<Long, Person> persons = persons(people, renewed.numbers().personOf());
        try (DatabaseSnapshot snapshot = database.snapshot()) {
            snapshot.scan(Column.PEOPLE, PeopleRows.USERS, PeopleRows.PERSONS, (key, value) -> {
                Long person = left.get(PeopleRows.userOf(key));
                if (person == null) {
                    database.delete(batch, Column.PEOPLE, key);
                } else if (person == Rows.number(value)) {
                    left.remove(PeopleRows.userOf(key));
                }
                return true;
            });
            snapshot.scan(Column.PEOPLE, PeopleRows.PERSONS, PeopleRows.ENTRIES, (key, value) -> {
                Person person = persons.get(Rows.number(Arrays.copyOfRange(key, 1, key.length)));
                if (person == null) {
                    database.delete(batch, Column.PEOPLE, key);
                } else if (Arrays.equals(PeopleRows.PERSON_CODEC.encode(person), value)) {
                    persons.remove(Rows.number(Arrays.copyOfRange(key, 1, key.length)));
                }
                return true;
            });
        }
        left.forEach(
                (userId, person) -> database.put(batch, Column.PEOPLE, PeopleRows.user(userId), Rows.number(person)));
        persons.forEach((person, row) ->
                database.put(batch, Column.PEOPLE, PeopleRows.person(person), PeopleRows.PERSON_CODEC.encode(row)));
    }

    /** What else is to be told of persons who are more than one user of whom nothing was decided. */
    private static Map<Long, Person> persons(DerivedPeople people, Map<String, Long> personOf) {
        Map<Long, List<JoinDecision>> decisions = new HashMap<>();
        for (JoinDecision decision : people.decisions()) {
            List.of(decision.first(), decision.second()).stream()
                    .map(personOf::get)
                    .distinct()
                    .map(person -> decisions.computeIfAbsent(person, one -> new ArrayList<>()))
                    .filter(kept -> kept.size() < PersonLife.MAX_DECISIONS)
                    .forEach(kept -> kept.add(decision));
        }
        Map<Long, Person> persons = new HashMap<>();
        for (List<String> group : people.groups()) {
            Long person = personOf.get(group.get(0));
            List<JoinDecision> decided = decisions.getOrDefault(person, List.of());
            if (person != null && (group.size() > 1 || !decided.isEmpty())) {
                persons.put(person, new Person(group, decided));
            }
        }
        return persons;
    }

    private void write(WriteBatch batch, List<PersonEntry> entries, long from) {
        long place = from;
        for (PersonEntry entry : entries) {
            byte[] value = PeopleRows.ENTRY_CODEC.encode(entry);
            database.put(batch, Column.PEOPLE, PeopleRows.entry(entry.person(), place), value);
            if (entry.into().isPresent()) {
                database.put(batch, Column.PEOPLE, PeopleRows.entry(entry.into().getAsLong(), place), value);
            }
            place++;
        }
    }

    private static PersonLife life(DatabaseSnapshot snapshot, long number, String userId) {
        Person person = snapshot.get(Column.PEOPLE, PeopleRows.person(number))
                .map(PeopleRows.PERSON_CODEC::decode)
                .orElseGet(() -> new Person(List.of(userId), List.of()));
        Instant asOf = snapshot.get(Column.PEOPLE, PeopleRows.HEAD)
                .map(PeopleRows.HEAD_CODEC::decode)
                .orElse(Head.NONE)
                .asOf();
        PersonHistory history = PersonHistory.of(number, one -> entries(snapshot, one));
        return new PersonLife(number, asOf, person.userIds(), person.decisions(), history);
    }

    private static List<Numbered> entries(DatabaseSnapshot snapshot, long person) {
        List<Numbered> entries = new ArrayList<>();
        snapshot.scan(Column.PEOPLE, PeopleRows.entries(person), PeopleRows.entries(person + 1), (key, value) -> {
            entries.add(new Numbered(PeopleRows.placeOf(key), PeopleRows.ENTRY_CODEC.decode(value)));
            return entries.size() < PersonHistory.MOST;
        });
        return entries;
    }

    private static <T, K> Map<K, Integer> counted(Collection<T> all, Function<T, K> kind) {
        return all.stream().collect(Collectors.toMap(kind, one -> 1, Integer::sum));
    }
}
