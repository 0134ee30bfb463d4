package io.tieback.eval.match;

import io.tieback.core.identity.CandidateFeatures;
import io.tieback.core.identity.UserMatchModel;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * Whom a rule names for a report.
 *
 * @param candidate its number, or −1 for nobody
 * @param probability how sure the rule says that it is; of a rule that does not say, 1
 */
record Naming(int candidate, double probability) {
    static final Naming NOBODY = new Naming(-1, 1);

    private static final int HOURS_AT_ADDRESS = CandidateFeatures.NAMES.indexOf("hours since seen at the address");

    /** A rule. */
    interface Rule {
        Naming of(MatchSet set);
    }

    /** The likeliest candidate by a release. */
    static Rule served(UserMatchModel model) {
        return set -> {
            double[] probabilities = model.probabilities(set.rows());
            Naming likeliest = most(set, i -> probabilities[i]);
            return likeliest.isSomebody()
                    ? new Naming(likeliest.candidate(), probabilities[likeliest.candidate()])
                    : likeliest;
        };
    }

    /** The least probability at which names count, if so many of them are expected to be right by their own word. */
    static double leastFor(double precision, List<Naming> namings) {
        double[] said = namings.stream()
                .filter(Naming::isSomebody)
                .mapToDouble(naming -> -naming.probability())
                .sorted()
                .toArray();
        double right = 0;
        double least = 1;
        for (int n = 0; n < said.length; n++) {
            right -= said[n];
            least = right / (n + 1) >= precision ? -said[n] : least;
        }
        return least;
    }

    boolean isSomebody() {
        return candidate >= 0;
    }

    /** The only user seen at the address in the 24 hours before, if there is only one. */
    static Naming soleUser(MatchSet set) {
        int sole = -1;
        for (int i = 0; i < set.rows().size(); i++) {
            if (set.rows().get(i)[HOURS_AT_ADDRESS] <= 24) {
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
        return most(set, i -> {
            double hours = set.rows().get(i)[HOURS_AT_ADDRESS];
            return Double.isNaN(hours) ? Double.NEGATIVE_INFINITY : -hours;
        });
    }

    /** The candidate whom the platform sees most, whatever the report says: what a prior over people is worth. */
    static Naming busiest(MatchSet set) {
        return most(set, i -> set.activity().get(i));
    }

    /** The candidate with the lowest id, whatever the report says: what an order of ids betrays. */
    static Naming lowestId(MatchSet set) {
        return set.rows().isEmpty() ? NOBODY : new Naming(0, 1);
    }

    private static Naming most(MatchSet set, IntToDoubleFunction figure) {
        int best = -1;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < set.rows().size(); i++) {
            double one = figure.applyAsDouble(i);
            if (one > most) {
                best = i;
                most = one;
            }
        }
        return new Naming(best, 1);
    }
}
