package io.tieback.eval.match;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How often a rule names somebody, and rightly; sums are kept by person, so that people can be drawn again. */
final class NamingTally {
    private final double[] named;
    private final double[] right;
    private final double[] users;

    private NamingTally(int people) {
        named = new double[people];
        right = new double[people];
        users = new double[people];
    }

    /**
     * Counts.
     *
     * @param least the least probability at which a name counts
     */
    static NamingTally of(List<MatchSet> sets, List<Naming> namings, double least) {
        int[] person = people(sets);
        NamingTally tally = new NamingTally(count(person));
        for (int i = 0; i < person.length; i++) {
            Naming naming = namings.get(i);
            boolean isNamed = naming.isSomebody() && naming.probability() >= least;
            tally.named[person[i]] += isNamed ? 1 : 0;
            tally.right[person[i]] +=
                    isNamed && naming.candidate() == sets.get(i).right() ? 1 : 0;
            tally.users[person[i]] += sets.get(i).hasUser() ? 1 : 0;
        }
        return tally;
    }

    /** Numbers of the people of sets, from 0 without gaps. */
    static int[] people(List<MatchSet> sets) {
        Map<Long, Integer> numbers = new HashMap<>();
        return sets.stream()
                .mapToInt(set -> numbers.computeIfAbsent(set.personId(), p -> numbers.size()))
                .toArray();
    }

    static int count(int[] person) {
        int most = -1;
        for (int one : person) {
            most = Math.max(most, one);
        }
        return most + 1;
    }

    /** Of those named, the share that is right; NaN if nobody is. */
    double precision(double[] people) {
        return sum(right, people) / sum(named, people);
    }

    /** Of the reports whose person has an account, the share that is named rightly. */
    double recall(double[] people) {
        return sum(right, people) / sum(users, people);
    }

    private static double sum(double[] values, double[] weights) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += values[i] * weights[i];
        }
        return sum;
    }
}
