package io.tieback.core.identity.graph;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongFunction;

/**
 * What the entries say of earlier times.
 *
 * @param entries in the order in which they were made
 */
public record PersonHistory(List<PersonEntry> entries) {
    /** Entries of a lineage at most; the others are left out. */
    public static final int MOST = 1_000;

    /** Copies the list. */
    public PersonHistory {
        entries = List.copyOf(entries);
    }

    /** Which persons there were as of an instant. */
    public SortedSet<Long> standing(Instant asOf) {
        SortedSet<Long> standing = new TreeSet<>();
        for (PersonEntry entry : entries) {
            if (!entry.at().isAfter(asOf)) {
                switch (entry.change()) {
                    case CREATED -> standing.add(entry.person());
                    case SPLIT -> standing.add(entry.into().orElseThrow());
                    case MERGED, ENDED -> standing.remove(entry.person());
                }
            }
        }
        return standing;
    }

    /** Which persons of an instant the users of a person were part of, as far as they were anybody's then. */
    public SortedSet<Long> before(long person, Instant asOf) {
        SortedSet<Long> before = new TreeSet<>(List.of(person));
        SortedMap<Instant, List<PersonEntry>> later = new TreeMap<>(Comparator.reverseOrder());
        entries.stream()
                .filter(entry -> entry.at().isAfter(asOf))
                .forEach(entry -> later.computeIfAbsent(entry.at(), at -> new ArrayList<>())
                        .add(entry));
        later.values()
                .forEach(together -> before.addAll(together.stream()
                        .filter(entry -> before.contains(entry.into().orElse(0)))
                        .map(PersonEntry::person)
                        .toList()));
        before.retainAll(standing(asOf));
        return before;
    }

    /**
     * The entries about a person and all whose users came to be its own, at most {@link #MOST}.
     *
     * @param of the entries that name a person, in order
     */
    public static PersonHistory of(long person, LongFunction<List<Numbered>> of) {
        SortedSet<Long> known = new TreeSet<>(List.of(person));
        Deque<Long> open = new ArrayDeque<>(known);
        SortedSet<Numbered> found = new TreeSet<>();
        while (!open.isEmpty() && found.size() < MOST) {
            long one = open.remove();
            for (Numbered numbered : of.apply(one)) {
                found.add(numbered);
                PersonEntry entry = numbered.entry();
                if (entry.into().orElse(0) == one && known.add(entry.person())) {
                    open.add(entry.person());
                }
            }
        }
        return new PersonHistory(found.stream().limit(MOST).map(Numbered::entry).toList());
    }

    /**
     * An entry in its place.
     *
     * @param place among all entries
     */
    public record Numbered(long place, PersonEntry entry) implements Comparable<Numbered> {
        @Override
        public int compareTo(Numbered other) {
            return Long.compare(place, other.place);
        }
    }
}
