package io.tieback.world.people;

import java.util.List;

/**
 * People who share a home network.
 *
 * @param id its first person's number
 * @param people one to five
 */
public record Household(int id, List<Person> people) {
    /** Copies the people. */
    public Household {
        people = List.copyOf(people);
        if (people.isEmpty()) {
            throw new IllegalArgumentException("a household has people");
        }
    }
}
