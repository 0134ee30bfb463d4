package io.tieback.core.match.score;

import io.tieback.core.match.compare.ComparedColumns;
import io.tieback.core.match.compare.PairComparer;
import io.tieback.core.match.records.PackedStrings;
import io.tieback.core.match.records.RecordTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/**
 * The u probabilities: shares of the levels over random pairs of records. The level of equal values needs no sample,
 * its share follows from the values' frequencies; the others share what is left as in the sample. A comparison leaves
 * the sample as soon as each of its levels was seen often enough, which is the dearest part of a linking job
 * otherwise.
 *
 * <p>Pair {@code i} depends on the seed and {@code i} alone, and pairs are taken in waves of fixed size: the result is
 * the same with any number of threads.
 */
public final class RandomPairs {
    private static final int PORTION = 1 << 13;
    private static final int PORTIONS_PER_WAVE = 16;
    private static final double BITS_PER_NAT = 1 / StrictMath.log(2);

    private final ComparedColumns columns;
    private final long seed;
    private final long mostPairs;
    private final int enough;

    /**
     * A sample to be taken.
     *
     * @param columns the prepared table
     * @param seed of the pairs
     * @param mostPairs how many pairs are looked at most
     * @param enough after how many sightings of each level a comparison is done
     */
    public RandomPairs(ComparedColumns columns, long seed, long mostPairs, int enough) {
        if (mostPairs < 1 || enough < 1) {
            throw new IllegalArgumentException("a sample needs a pair");
        }
        this.columns = columns;
        this.seed = seed;
        this.mostPairs = mostPairs;
        this.enough = enough;
    }

    /** Takes the sample. */
    public Shares take() {
        int n = columns.comparisons().size();
        long[][] counts = new long[n][];
        for (int c = 0; c < n; c++) {
            counts[c] = new long[columns.comparisons().get(c).levelCount()];
        }
        boolean[] open = new boolean[n];
        Arrays.fill(open, true);
        Queue<PairComparer> idle = new ConcurrentLinkedQueue<>(List.of(columns.newComparer()));
        long portion = 0;
        long portions = (mostPairs + PORTION - 1) / PORTION;
        while (portion < portions && anyTrue(open)) {
            long first = portion;
            int size = (int) Math.min(PORTIONS_PER_WAVE, portions - portion);
            long[][][] found = IntStream.range(0, size)
                    .parallel()
                    .mapToObj(i -> count(first + i, open, idle))
                    .toArray(long[][][]::new);
            for (long[][] part : found) {
                add(counts, part);
            }
            portion += size;
            for (int c = 0; c < n; c++) {
                open[c] &= !isEnough(c, counts[c]);
            }
        }
        List<List<Double>> shares = new ArrayList<>();
        List<List<Double>> errors = new ArrayList<>();
        for (int c = 0; c < n; c++) {
            Equality equality = equality(c);
            shares.add(shares(c, counts[c], equality));
            errors.add(errors(c, counts[c], equality));
        }
        return new Shares(shares, errors);
    }

    private long[][] count(long portion, boolean[] open, Queue<PairComparer> idle) {
        PairComparer free = idle.poll();
        PairComparer comparer = free == null ? columns.newComparer() : free;
        RecordTable table = columns.table();
        int from = table.isLinking() ? table.leftRows() : 0;
        long[][] counts = new long[comparer.size()][];
        for (int c = 0; c < counts.length; c++) {
            counts[c] = new long[columns.comparisons().get(c).levelCount()];
        }
        for (long i = portion * PORTION; i < (portion + 1) * PORTION; i++) {
            int left = draw(2 * i, table.leftRows());
            int right = from + draw(2 * i + 1, table.rows() - from);
            if (left == right) {
                continue;
            }
            for (int c = 0; c < counts.length; c++) {
                if (open[c]) {
                    counts[c][comparer.level(c, Math.min(left, right), Math.max(left, right))]++;
                }
            }
        }
        idle.add(comparer);
        return counts;
    }

    private int draw(long i, int bound) {
        long bits = PackedStrings.mix(seed * 0x9E3779B97F4A7C15L + PackedStrings.mix(i + 0x632BE59BD9B4E019L));
        return (int) Math.multiplyHigh(bits >>> 1, (long) bound << 1);
    }

    /** Standard errors of log2 u: of a count, or of the chance of equal values over another draw of the records. */
    private List<Double> errors(int comparison, long[] counts, Equality equality) {
        boolean exactFirst = columns.comparisons().get(comparison).exactLevel() == 1;
        double all = Math.max(
                1, Arrays.stream(counts, exactFirst ? 2 : 1, counts.length).sum());
        List<Double> errors = new ArrayList<>(List.of(0.0));
        for (int level = 1; level < counts.length; level++) {
            double counted = StrictMath.sqrt(Math.max(0.5, 1 - counts[level] / all) / (counts[level] + 0.5));
            errors.add((level == 1 && exactFirst ? equality.error() : counted) * BITS_PER_NAT);
        }
        return errors;
    }

    private List<Double> shares(int comparison, long[] counts, Equality equality) {
        int exact = columns.comparisons().get(comparison).exactLevel();
        double[] u = new double[counts.length];
        double sampled = 0;
        for (int level = 1; level < counts.length; level++) {
            if (level != exact || exact != 1) {
                sampled += counts[level] + 0.5;
            }
        }
        double equal = exact == 1 ? equality.chance() : 0;
        for (int level = 1; level < counts.length; level++) {
            u[level] = level == exact && exact == 1 ? equal : (1 - equal) * (counts[level] + 0.5) / sampled;
        }
        return Arrays.stream(u).boxed().toList();
    }

    /** How likely two different random records have equal values, of those that have one. */
    private Equality equality(int comparison) {
        RecordTable table = columns.table();
        int[] left = new int[columns.input(comparison).cardinality()];
        int[] right = new int[left.length];
        double lefts = 0;
        double rights = 0;
        for (int row = 0; row < table.rows(); row++) {
            int code = columns.input(comparison).code(row);
            if (code < 0) {
                continue;
            }
            if (row < table.leftRows()) {
                left[code]++;
                lefts++;
            } else {
                right[code]++;
                rights++;
            }
        }
        double equal = 0;
        double triples = 0;
        for (int code = 0; code < left.length; code++) {
            equal += table.isLinking() ? (double) left[code] * right[code] : left[code] * (left[code] - 1.0);
            double share = (left[code] + right[code]) / Math.max(1, lefts + rights);
            triples += share * share * share;
        }
        double all = table.isLinking() ? lefts * rights : lefts * (lefts - 1);
        double half = all > 0 ? 0.5 / all : 0.5;
        double chance = Math.min(0.999, Math.max(half, all > 0 ? equal / all : half));
        double byValues = 4 * Math.max(0, triples / (chance * chance) - 1) / Math.max(1, lefts + rights);
        double pairs = table.isLinking() ? equal : equal / 2;
        return new Equality(chance, StrictMath.sqrt(byValues + 1 / (pairs + 0.5)));
    }

    /**
     * That two random records have equal values.
     *
     * @param chance how likely it is
     * @param error standard error of the chance's natural logarithm
     */
    private record Equality(double chance, double error) {}

    /**
     * What the sample says.
     *
     * @param shares u by comparison and level; index 0 is unused
     * @param errors standard errors of log2 u, by comparison and level
     */
    public record Shares(List<List<Double>> shares, List<List<Double>> errors) {
        public Shares {
            shares = List.copyOf(shares);
            errors = List.copyOf(errors);
        }
    }

    private boolean isEnough(int comparison, long[] counts) {
        boolean exactFirst = columns.comparisons().get(comparison).exactLevel() == 1;
        for (int level = exactFirst ? 2 : 1; level < counts.length; level++) {
            if (counts[level] < enough) {
                return false;
            }
        }
        return true;
    }

    private static boolean anyTrue(boolean[] flags) {
        for (boolean flag : flags) {
            if (flag) {
                return true;
            }
        }
        return false;
    }

    private static void add(long[][] counts, long[][] part) {
        for (int c = 0; c < counts.length; c++) {
            for (int level = 0; level < counts[c].length; level++) {
                counts[c][level] += part[c][level];
            }
        }
    }
}
