package io.tieback.embedded;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Gathers what breaks a law: how often, and what first. */
final class Findings {
    private final String law;
    private Optional<String> first = Optional.empty();
    private long broken;
    private long checked;

    Findings(String law) {
        this.law = law;
    }

    /** Counts one thing that was looked at; {@code what} is told if it is the first that does not hold. */
    void check(boolean holds, String what) {
        check(holds, () -> what);
    }

    /** See {@link #check(boolean, String)}; what costs something to tell is only told of what does not hold. */
    void check(boolean holds, Supplier<String> what) {
        checked++;
        if (!holds) {
            broken++;
            first = first.or(() -> Optional.of(what.get()));
        }
    }

    /** @param things what was looked at, in the plural */
    Law law(String things) {
        String detail = first.map(
                        what -> count(broken) + " of " + count(checked) + " " + things + " break it; first: " + what)
                .orElse(count(checked) + " " + things);
        return new Law(law, broken == 0, detail);
    }

    /** With separators between thousands. */
    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
