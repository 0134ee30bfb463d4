package io.tieback.eval.match;

import io.tieback.core.identity.MatchCandidate;
import java.util.OptionalLong;
import java.util.function.ToDoubleBiFunction;

/**
 * Whom a rule names for a report.
 *
 * @param candidate its number, or −1 for nobody
 * @param probability how sure the rule says that it is; of a rule that does not say, 1
 */
record Naming(int candidate, double probability) {
    static final Naming NOBODY = new Naming(-1, 1);

    private static final long DAY_MILLIS = 86_400_000L;

    /** A rule. */
    interface Rule {
        Naming of(MatchSet set);
    }

    boolean isSomebody() {
        return candidate >= 0;
    }

    /** The only user seen at the address in the 24 hours before, if there is only one. */
    static Naming soleUser(MatchSet set) {
        int sole = -1;
        for (int i = 0; i < set.candidates().size(); i++) {
            OptionalLong last = lastAtAddress(set.candidates().get(i), set.asOfMillis());
            if (last.isPresent() && last.getAsLong() >= set.asOfMillis() - DAY_MILLIS) {
                if (sole >= 0) {
                    return NOBODY;
                }
                sole = i;
            }
        }
        return new Naming(sole, 1);
    }

    /** The user seen last at the address, if any was. */
    static Naming lastUser(MatchSet set) {
        return most(set, (candidate, asOf) -> {
            OptionalLong last = lastAtAddress(candidate, asOf);
            return last.isEmpty() ? Double.NEGATIVE_INFINITY : last.getAsLong();
        });
    }

    /** The candidate whom the platform sees most, whatever the report says: what a prior over people is worth. */
    static Naming busiest(MatchSet set) {
        return most(set, (candidate, asOf) -> candidate.anywhere().timesBefore(asOf));
    }

    /** The candidate with the lowest id, whatever the report says: what an order of ids betrays. */
    static Naming lowestId(MatchSet set) {
        return set.candidates().isEmpty() ? NOBODY : new Naming(0, 1);
    }

    private static OptionalLong lastAtAddress(MatchCandidate candidate, long asOf) {
        OptionalLong host = candidate.onHost().lastBefore(asOf);
        OptionalLong network = candidate.onNetwork().lastBefore(asOf);
        return host.isEmpty() || network.isPresent() && network.getAsLong() > host.getAsLong() ? network : host;
    }

    private static Naming most(MatchSet set, ToDoubleBiFunction<MatchCandidate, Long> figure) {
        int best = -1;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < set.candidates().size(); i++) {
            double one = figure.applyAsDouble(set.candidates().get(i), set.asOfMillis());
            if (one > most) {
                best = i;
                most = one;
            }
        }
        return new Naming(best, 1);
    }
}
