package io.tieback.learn.match;

import io.tieback.core.identity.LabelledSet;
import io.tieback.core.identity.UserMatchModel;
import io.tieback.core.stats.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How what a model says of labelled sets agrees with the labels. Figures take how often each person counts, so that
 * people can be drawn again. Sets without a candidate count in recall alone: of them everybody says nobody.
 */
public final class SetScores {
    private static final int BINS = 10;
    private static final int FEWEST = 50;
    private static final double EDGE = 1e-15;

    private final int[] person;
    private final int people;
    private final boolean[] isEmpty;
    private final double[] loss;
    private final double[] brier;
    /** Probability of the likeliest candidate, and whether it is right. */
    private final double[] top;

    private final boolean[] isTopRight;
    private final double[] nobody;
    private final boolean[] isNobody;
    private final int[] byTop;
    private final int[] byNobody;

    /** What an answer says of the candidates of a report, by the numbers of each. */
    public interface Probabilities {
        /** One for each candidate, in their order; what is left of one is nobody's. */
        double[] of(List<double[]> rows);
    }

    private SetScores(List<LabelledSet> sets, List<double[]> probabilities) {
        int n = sets.size();
        Map<Long, Integer> numbers = new HashMap<>();
        person = sets.stream()
                .mapToInt(set -> numbers.computeIfAbsent(set.person(), p -> numbers.size()))
                .toArray();
        people = numbers.size();
        isEmpty = new boolean[n];
        loss = new double[n];
        brier = new double[n];
        top = new double[n];
        isTopRight = new boolean[n];
        nobody = new double[n];
        isNobody = new boolean[n];
        for (int i = 0; i < n; i++) {
            judge(i, sets.get(i), probabilities.get(i));
        }
        byTop = order(top);
        byNobody = order(nobody);
    }

    /** Scores told sets. */
    public static SetScores of(List<LabelledSet> sets, UserMatchModel model) {
        return by(sets, model::probabilities);
    }

    /** Scores told sets by any answer. */
    public static SetScores by(List<LabelledSet> sets, Probabilities answer) {
        return of(sets, sets.stream().map(set -> answer.of(set.rows())).toList());
    }

    /** Scores what was said of told sets: the probabilities of each set's candidates, in their order. */
    static SetScores of(List<LabelledSet> sets, List<double[]> probabilities) {
        return new SetScores(sets, probabilities);
    }

    private void judge(int i, LabelledSet set, double[] probabilities) {
        isEmpty[i] = probabilities.length == 0;
        isNobody[i] = set.right() < 0;
        int best = -1;
        double left = 1;
        for (int c = 0; c < probabilities.length; c++) {
            left -= probabilities[c];
            double off = probabilities[c] - (c == set.right() ? 1 : 0);
            brier[i] += off * off;
            best = best < 0 || probabilities[c] > probabilities[best] ? c : best;
        }
        nobody[i] = Math.max(0, left);
        double off = nobody[i] - (isNobody[i] ? 1 : 0);
        brier[i] += off * off;
        double right = isNobody[i] ? nobody[i] : probabilities[set.right()];
        loss[i] = -StrictMath.log(Math.max(EDGE, right));
        top[i] = best < 0 ? 0 : probabilities[best];
        isTopRight[i] = best >= 0 && best == set.right();
    }

    /** Sets with a candidate, in the order of a probability. */
    private int[] order(double[] probability) {
        return IntStream.range(0, probability.length)
                .filter(i -> !isEmpty[i])
                .boxed()
                .sorted(Comparator.comparingDouble(i -> probability[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** How many people there are. */
    public int people() {
        return people;
    }

    /** How many sets there are. */
    int allSets() {
        return top.length;
    }

    /** Counts that take each person once. */
    double[] once() {
        double[] once = new double[people];
        Arrays.fill(once, 1);
        return once;
    }

    /** How many sets have a candidate. */
    public int sets() {
        return byTop.length;
    }

    /** Mean over sets of −ln of the probability of what was right. */
    public double logLoss(double[] counts) {
        return mean(loss, counts);
    }

    /** Mean over sets of the squared distance between probabilities and truth, nobody's included; in [0, 2]. */
    public double brier(double[] counts) {
        return mean(brier, counts);
    }

    private double mean(double[] figures, double[] counts) {
        double sum = 0;
        double all = 0;
        for (int i : byTop) {
            sum += counts[person[i]] * figures[i];
            all += counts[person[i]];
        }
        return sum / all;
    }

    /** Of the likeliest candidates of at least a probability, the share that is right; NaN if there is none. */
    public double precision(double least, double[] counts) {
        double named = 0;
        double right = 0;
        for (int i : byTop) {
            if (top[i] >= least) {
                named += counts[person[i]];
                right += isTopRight[i] ? counts[person[i]] : 0;
            }
        }
        return right / named;
    }

    /** Of all sets, the share whose likeliest candidate has at least a probability. */
    double named(double least, double[] counts) {
        double all = 0;
        double named = 0;
        for (int i = 0; i < top.length; i++) {
            all += counts[person[i]];
            named += !isEmpty[i] && top[i] >= least ? counts[person[i]] : 0;
        }
        return named / all;
    }

    /** Of all sets, the share whose likeliest candidate has at least a probability and is right. */
    public double recall(double least, double[] counts) {
        double all = 0;
        double right = 0;
        for (int i = 0; i < top.length; i++) {
            all += counts[person[i]];
            right += isTopRight[i] && top[i] >= least ? counts[person[i]] : 0;
        }
        return right / all;
    }

    /** Of all sets, the share in which the right one is among the candidates. */
    public double ceiling(double[] counts) {
        double all = 0;
        double within = 0;
        for (int i = 0; i < top.length; i++) {
            all += counts[person[i]];
            within += isNobody[i] ? 0 : counts[person[i]];
        }
        return within / all;
    }

    /** Expected calibration error of the likeliest candidate, over ten bins of equally many sets. */
    public double topError(double[] counts) {
        return error(byTop, top, isTopRight, counts);
    }

    /** Expected calibration error of nobody. */
    public double nobodyError(double[] counts) {
        return error(byNobody, nobody, isNobody, counts);
    }

    private double error(int[] order, double[] said, boolean[] came, double[] counts) {
        double off = 0;
        double all = 0;
        for (int bin = 0; bin < BINS; bin++) {
            double gap = 0;
            for (int k = from(bin, order); k < from(bin + 1, order); k++) {
                int i = order[k];
                gap += counts[person[i]] * (said[i] - (came[i] ? 1 : 0));
                all += counts[person[i]];
            }
            off += Math.abs(gap);
        }
        return off / all;
    }

    private static int from(int bin, int[] order) {
        return (int) ((long) bin * order.length / BINS);
    }

    /** Nobody's reliability, by tenths of the sets from the least probability to the most. */
    public List<Reliability.Bin> nobodyBins(long seed) {
        return bins(byNobody, nobody, isNobody, seed);
    }

    /** The likeliest candidate's reliability, by tenths of the sets from the least probability to the most. */
    public List<Reliability.Bin> nameBins(long seed) {
        return bins(byTop, top, isTopRight, seed);
    }

    private List<Reliability.Bin> bins(int[] order, double[] said, boolean[] came, long seed) {
        List<Reliability.Bin> bins = new ArrayList<>();
        for (int bin = 0; bin < BINS; bin++) {
            int[] tenth = Arrays.copyOfRange(order, from(bin, order), from(bin + 1, order));
            if (tenth.length > 0) {
                double mean =
                        Arrays.stream(tenth).mapToDouble(i -> said[i]).average().orElseThrow();
                Interval share = Interval.of(people, counts -> cameTrue(tenth, came, counts), seed);
                bins.add(new Reliability.Bin(tenth.length, mean, share));
            }
        }
        return bins;
    }

    private double cameTrue(int[] tenth, boolean[] came, double[] counts) {
        double right = 0;
        double all = 0;
        for (int i : tenth) {
            right += came[i] ? counts[person[i]] : 0;
            all += counts[person[i]];
        }
        return right / all;
    }

    /**
     * The least probability from which upwards at least a share of the likeliest candidates is right; 1 if there is
     * none with fifty sets.
     */
    public double leastFor(double precision) {
        double right = 0;
        double least = 1;
        for (int n = 1; n <= byTop.length; n++) {
            int i = byTop[byTop.length - n];
            right += isTopRight[i] ? 1 : 0;
            least = n >= FEWEST && right / n >= precision ? top[i] : least;
        }
        return least;
    }
}
