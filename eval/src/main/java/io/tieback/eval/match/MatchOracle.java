package io.tieback.eval.match;

import io.tieback.core.identity.CandidateFeatures;
import io.tieback.core.stats.BetaCalibrator;
import io.tieback.core.stats.Calibrator;
import io.tieback.eval.oracle.Lessons;
import io.tieback.eval.oracle.UntaughtOracle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Names the likeliest candidate, its odds normalised over the set with nobody and then calibrated. Trees learn from
 * four fifths of the teachers' people; calibration, and the least probability at which 95 % of the names are right,
 * come from the others.
 */
final class MatchOracle implements Naming.Rule {
    /** How many of the names should be right. */
    static final double PRECISION = 0.95;

    private static final int HELD_OUT = 5;
    private static final int FEWEST = 50;

    private final Lessons.Taught taught;
    private final Calibrator calibrator;
    private final double least;

    private MatchOracle(Lessons.Taught taught, Calibrator calibrator, double least) {
        this.taught = taught;
        this.calibrator = calibrator;
        this.least = least;
    }

    /** An oracle by lessons, calibrated on sets of other people. */
    static MatchOracle of(Lessons lessons, List<MatchSet> held) throws UntaughtOracle {
        Lessons.Taught taught = lessons.teach(CandidateFeatures.DIRECTIONS);
        List<MatchSet> some = held.stream().filter(set -> !set.rows().isEmpty()).toList();
        double[] said = new double[some.size()];
        boolean[] came = new boolean[some.size()];
        for (int i = 0; i < said.length; i++) {
            Naming top = top(some.get(i), taught);
            said[i] = top.probability();
            came[i] = top.candidate() == some.get(i).right();
        }
        try {
            Calibrator calibrator = BetaCalibrator.fit(said, came);
            return new MatchOracle(taught, calibrator, least(said, came, calibrator));
        } catch (IllegalArgumentException tooFew) {
            throw UntaughtOracle.because("the other seeds hold too few cases to calibrate on");
        }
    }

    /** Whether a person of a teacher's world is kept for calibration. */
    static boolean isHeld(long personId, long worldSeed) {
        long mixed = (personId * 0x9E3779B97F4A7C15L) ^ (worldSeed * 0xC2B2AE3D27D4EB4FL);
        mixed = (mixed ^ (mixed >>> 29)) * 0xBF58476D1CE4E5B9L;
        return Math.floorMod(mixed ^ (mixed >>> 32), HELD_OUT) == 0;
    }

    /** Takes a set into the lessons, or among the held-out ones. */
    static void learn(MatchSet set, long worldSeed, Lessons lessons, List<MatchSet> held) {
        lessons.addReports(1);
        if (isHeld(set.personId(), worldSeed)) {
            held.add(set);
        } else {
            for (int i = 0; i < set.rows().size(); i++) {
                lessons.add(set.rows().get(i), i == set.right());
            }
        }
    }

    /** The least calibrated probability from which upwards the share of right names is large enough; 1 if none is. */
    private static double least(double[] said, boolean[] came, Calibrator calibrator) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < said.length; i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingDouble(i -> -said[i]));
        double right = 0;
        double least = 1;
        for (int n = 0; n < said.length; n++) {
            right += came[order.get(n)] ? 1 : 0;
            boolean enough = n + 1 >= FEWEST && right / (n + 1) >= PRECISION;
            least = enough ? calibrator.probability(said[order.get(n)]) : least;
        }
        return least;
    }

    @Override
    public Naming of(MatchSet set) {
        Naming top = top(set, taught);
        return top.isSomebody() ? new Naming(top.candidate(), calibrator.probability(top.probability())) : top;
    }

    /** How likely each candidate is; the calibration of the likeliest takes from the others, and nobody, alike. */
    double[] probabilities(List<double[]> rows) {
        double[] odds = new double[rows.size()];
        double all = 1;
        int best = 0;
        for (int i = 0; i < odds.length; i++) {
            odds[i] = StrictMath.exp(taught.logOdds(rows.get(i)));
            all += odds[i];
            best = odds[i] > odds[best] ? i : best;
        }
        if (odds.length == 0) {
            return odds;
        }
        double top = odds[best] / all;
        double calibrated = calibrator.probability(top);
        for (int i = 0; i < odds.length; i++) {
            odds[i] = i == best ? calibrated : top < 1 ? odds[i] / all * (1 - calibrated) / (1 - top) : 0;
        }
        return odds;
    }

    /** From which probability on a name is given. */
    double least() {
        return least;
    }

    private static Naming top(MatchSet set, Lessons.Taught taught) {
        double all = 1;
        double most = 0;
        int best = -1;
        for (int i = 0; i < set.rows().size(); i++) {
            double odds = StrictMath.exp(taught.logOdds(set.rows().get(i)));
            all += odds;
            if (odds > most) {
                most = odds;
                best = i;
            }
        }
        return best < 0 ? Naming.NOBODY : new Naming(best, most / all);
    }
}
