package io.tieback.core.identity.graph;

/**
 * When users are one person.
 *
 * @param mostUsersOfKey a key with more holders, opted-out ones counted, joins nobody
 * @param leastKinds so many kinds of key must two users share to be joined, an e-mail among them; 1 to 4.
 *     Kinds, not keys: one identifier has several keys, and one device several identifiers
 * @param agreeingShare in [0, 1]: of the pairs of users across two groups so many must share some key, or their union
 *     is cut as a weak bridge
 * @param mostUsersOfPerson so many users may be one person
 */
public record PersonPolicy(int mostUsersOfKey, int leastKinds, double agreeingShare, int mostUsersOfPerson) {
    /** @throws IllegalArgumentException if one is out of range */
    public PersonPolicy {
        if (mostUsersOfKey < 2 || mostUsersOfPerson < 2 || leastKinds < 1 || leastKinds > 4) {
            throw new IllegalArgumentException("a key and a person have two users or more, and kinds are 1 to 4");
        }
        if (!(agreeingShare >= 0 && agreeingShare <= 1)) {
            throw new IllegalArgumentException("a share lies in [0, 1]: " + agreeingShare);
        }
    }

    /** The presets. */
    public static PersonPolicy presets() {
        return new PersonPolicy(2, 1, 0.6, 6);
    }
}
