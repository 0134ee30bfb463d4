package io.tieback.core.identity.graph;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * A difference between two derivations. It names persons by their numbers alone, so that nothing of a user who left is
 * in it.
 *
 * @param at as of which instant it was derived
 * @param change what became of the person
 * @param person which person, from 1 on
 * @param into the other person, of a merge or a split
 */
public record PersonEntry(Instant at, Change change, long person, OptionalLong into) {
    /** What became of a person. Part of the store's format: append only. */
    public enum Change {
        /** It is new; none of its users was anybody's before. */
        CREATED,
        /** Most of its users are the other person's now, and it is no more. */
        MERGED,
        /** Some of its users are the other person's now. */
        SPLIT,
        /** None of its users is left. */
        ENDED
    }

    /** @throws IllegalArgumentException if a merge or a split has no other person, or another change has one */
    public PersonEntry {
        boolean isAboutTwo = change == Change.MERGED || change == Change.SPLIT;
        if (isAboutTwo != into.isPresent() || into.orElse(0) == person) {
            throw new IllegalArgumentException("a merge and a split have another person, and no other change has");
        }
    }

    static PersonEntry of(Instant at, Change change, long person) {
        return new PersonEntry(at, change, person, OptionalLong.empty());
    }

    static PersonEntry of(Instant at, Change change, long person, long into) {
        return new PersonEntry(at, change, person, OptionalLong.of(into));
    }
}
