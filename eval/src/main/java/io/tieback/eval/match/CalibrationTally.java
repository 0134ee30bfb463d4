package io.tieback.eval.match;

import java.util.Comparator;
import java.util.List;
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
        int[] person = NamingTally.people(sets);
        CalibrationTally tally = new CalibrationTally(NamingTally.count(person));
        int[] order = IntStream.range(0, person.length)
                .filter(i -> namings.get(i).isSomebody())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> namings.get(i).probability()))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int rank = 0; rank < order.length; rank++) {
            int bin = (int) ((long) rank * BINS / order.length);
            int i = order[rank];
            tally.said[bin][person[i]] += namings.get(i).probability();
            tally.came[bin][person[i]] +=
                    namings.get(i).candidate() == sets.get(i).right() ? 1 : 0;
            tally.names[bin][person[i]]++;
        }
        return tally;
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

    private static double sum(double[] values, double[] weights) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += values[i] * weights[i];
        }
        return sum;
    }
}
