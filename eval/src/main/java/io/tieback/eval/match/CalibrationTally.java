package io.tieback.eval.match;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Expected calibration error over ten bins of equally many names (DeGroot and Fienberg 1983); the bins stay while
 * people are drawn again.
 */
final class CalibrationTally {
    private static final int BINS = 10;

    private final double[][] said;
    private final double[][] came;
    private final double[][] names;

    private CalibrationTally(int people) {
        said = new double[BINS][people];
        came = new double[BINS][people];
        names = new double[BINS][people];
    }

    static CalibrationTally of(List<MatchSet> sets, List<Naming> namings) {
        int[] named = IntStream.range(0, sets.size())
                .filter(i -> namings.get(i).isSomebody())
                .toArray();
        int[] person = NamingTally.people(sets);
        CalibrationTally tally = new CalibrationTally(NamingTally.count(person));
        tally.count(
                Arrays.stream(named).map(i -> person[i]).toArray(),
                Arrays.stream(named)
                        .mapToDouble(i -> namings.get(i).probability())
                        .toArray(),
                k -> namings.get(named[k]).candidate() == sets.get(named[k]).right());
        return tally;
    }

    /**
     * Of answers that came true or not.
     *
     * @param person whose each is
     * @param people how many people there are
     */
    static CalibrationTally of(int[] person, int people, double[] said, boolean[] came) {
        CalibrationTally tally = new CalibrationTally(people);
        tally.count(person, said, i -> came[i]);
        return tally;
    }

    private void count(int[] person, double[] probability, IntPredicate isTrue) {
        int[] order = IntStream.range(0, person.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> probability[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int rank = 0; rank < order.length; rank++) {
            int bin = (int) ((long) rank * BINS / order.length);
            int i = order[rank];
            said[bin][person[i]] += probability[i];
            came[bin][person[i]] += isTrue.test(i) ? 1 : 0;
            names[bin][person[i]]++;
        }
    }

    /** The mean over names of |said − came true| of their bin; NaN if nobody is named. */
    double error(double[] people) {
        double off = 0;
        double all = 0;
        for (int bin = 0; bin < BINS; bin++) {
            off += Math.abs(sum(said[bin], people) - sum(came[bin], people));
            all += sum(names[bin], people);
        }
        return off / all;
    }

    /** The share that came true; NaN if nobody is named. */
    double came(double[] people) {
        double right = 0;
        double all = 0;
        for (int bin = 0; bin < BINS; bin++) {
            right += sum(came[bin], people);
            all += sum(names[bin], people);
        }
        return right / all;
    }

    /** By how much more was said than came true, in the mean over names; NaN if nobody is named. */
    double excess(double[] people) {
        double off = 0;
        double all = 0;
        for (int bin = 0; bin < BINS; bin++) {
            off += sum(said[bin], people) - sum(came[bin], people);
            all += sum(names[bin], people);
        }
        return off / all;
    }

    private static double sum(double[] values, double[] weights) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += values[i] * weights[i];
        }
        return sum;
    }
}
