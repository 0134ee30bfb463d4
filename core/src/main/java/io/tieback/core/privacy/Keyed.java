package io.tieback.core.privacy;

import java.util.List;
import java.util.Optional;

/**
 * What became of an identifier.
 *
 * @param keys a key for each form in which the identifier may be hashed elsewhere; empty if it cannot be used
 * @param flaw what is wrong or worth saying; never empty when there are no keys
 */
public record Keyed(List<MatchKey> keys, Optional<IdentifierFlaw> flaw) {
    /** @throws IllegalArgumentException if there are neither keys nor a flaw */
    public Keyed {
        keys = List.copyOf(keys);
        if (keys.isEmpty() && flaw.isEmpty()) {
            throw new IllegalArgumentException("an identifier that cannot be used has a flaw");
        }
    }

    static Keyed refused(IdentifierFlaw flaw) {
        return new Keyed(List.of(), Optional.of(flaw));
    }

    static Keyed used(List<MatchKey> keys) {
        return new Keyed(keys, Optional.empty());
    }

    Keyed noting(IdentifierFlaw flaw) {
        return new Keyed(keys, Optional.of(flaw));
    }

    /** Whether anything can be found by it. */
    public boolean isUsable() {
        return !keys.isEmpty();
    }
}
