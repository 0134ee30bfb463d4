package io.tieback.core.match.score;

import io.tieback.core.match.block.BlockedPairs;
import io.tieback.core.match.records.Space;
import java.nio.DoubleBuffer;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntPredicate;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;

/** Pairs with their match weights, in three primitive lists; the order is that in which they were proposed. */
public final class ScoredPairs {
    /** So many portions are scored before their pairs are put behind those of the portions before. */
    private static final int WAVE = 256;

    private final Space space;
    private final IntBuffer left;
    private final IntBuffer right;
    private final DoubleBuffer weight;
    private final int size;
    private final long compared;

    private ScoredPairs(Joined joined, long compared) {
        this.space = joined.space;
        this.left = joined.left;
        this.right = joined.right;
        this.weight = joined.weight;
        this.size = joined.size;
        this.compared = compared;
    }

    /** Pairs from arrays of equal length. */
    public static ScoredPairs of(int[] left, int[] right, double[] weight) {
        if (left.length != right.length || left.length != weight.length) {
            throw new IllegalArgumentException("arrays differ in length");
        }
        Joined joined = new Joined(Space.heap());
        joined.add(left, right, weight, left.length);
        return new ScoredPairs(joined, left.length);
    }

    /**
     * Scores all blocked pairs in parallel and keeps those of at least a weight.
     *
     * @param pairs what to score
     * @param scorer forked for each worker
     * @param least the least weight to keep, in bits
     * @param progress told the number of pairs done so far, now and then, by any thread
     */
    public static ScoredPairs score(BlockedPairs pairs, PairScorer scorer, double least, LongConsumer progress) {
        ConcurrentLinkedQueue<PairScorer> idle = new ConcurrentLinkedQueue<>();
        AtomicLong done = new AtomicLong();
        Joined joined = new Joined(pairs.space());
        for (int first = 0; first < pairs.portions(); first += WAVE) {
            IntStream.range(first, Math.min(pairs.portions(), first + WAVE))
                    .parallel()
                    .mapToObj(portion -> {
                        PairScorer free = idle.poll();
                        PairScorer own = free == null ? scorer.fork() : free;
                        Collector collector = new Collector(own, least);
                        pairs.forEach(portion, collector::accept);
                        idle.add(own);
                        progress.accept(done.addAndGet(collector.compared));
                        return collector;
                    })
                    .toList()
                    .forEach(part -> joined.add(part.left, part.right, part.weight, part.size));
        }
        return new ScoredPairs(joined, done.get());
    }

    /** Some of the pairs: those that a test holds for. */
    public ScoredPairs only(IntPredicate wanted) {
        Joined joined = new Joined(space);
        for (int pair = 0; pair < size; pair++) {
            if (wanted.test(pair)) {
                joined.add(new int[] {left(pair)}, new int[] {right(pair)}, new double[] {weight(pair)}, 1);
            }
        }
        return new ScoredPairs(joined, joined.size);
    }

    /** How many pairs are kept. */
    public int size() {
        return size;
    }

    /** How many were compared to find them. */
    public long compared() {
        return compared;
    }

    /** The smaller row of a pair. */
    public int left(int pair) {
        return left.get(pair);
    }

    /** The larger row of a pair. */
    public int right(int pair) {
        return right.get(pair);
    }

    /** The match weight of a pair, in bits. */
    public double weight(int pair) {
        return weight.get(pair);
    }

    /** The numbers of the pairs of at least a weight: heaviest first, ties by rows. */
    public IntBuffer heaviestFirst(double least) {
        int count = 0;
        for (int pair = 0; pair < size; pair++) {
            count += weight(pair) >= least ? 1 : 0;
        }
        IntBuffer order = space.ints(count);
        int next = 0;
        for (int pair = 0; pair < size; pair++) {
            if (weight(pair) >= least) {
                order.put(next++, pair);
            }
        }
        PrimitiveSort.sort(order, space.ints(count), (a, b) -> {
            int byWeight = Double.compare(weight(b), weight(a));
            int byLeft = byWeight != 0 ? byWeight : Integer.compare(left(a), left(b));
            return byLeft != 0 ? byLeft : Integer.compare(right(a), right(b));
        });
        return order;
    }

    /** Pairs put one behind the other. */
    private static final class Joined {
        private final Space space;
        private IntBuffer left;
        private IntBuffer right;
        private DoubleBuffer weight;
        private int size;

        Joined(Space space) {
            this.space = space;
            this.left = space.ints(1 << 10);
            this.right = space.ints(1 << 10);
            this.weight = space.doubles(1 << 10);
        }

        void add(int[] lefts, int[] rights, double[] weights, int count) {
            while (count > left.capacity() - size) {
                left = space.grown(left);
                right = space.grown(right);
                weight = space.grown(weight);
            }
            left.put(size, lefts, 0, count);
            right.put(size, rights, 0, count);
            weight.put(size, weights, 0, count);
            size += count;
        }
    }

    private static final class Collector {
        private final PairScorer scorer;
        private final double least;
        private int[] left = new int[256];
        private int[] right = new int[256];
        private double[] weight = new double[256];
        private int size;
        private long compared;

        Collector(PairScorer scorer, double least) {
            this.scorer = scorer;
            this.least = least;
        }

        void accept(int l, int r) {
            compared++;
            double w = scorer.matchWeightIfAtLeast(l, r, least);
            if (w < least) {
                return;
            }
            if (size == left.length) {
                left = Arrays.copyOf(left, size * 2);
                right = Arrays.copyOf(right, size * 2);
                weight = Arrays.copyOf(weight, size * 2);
            }
            left[size] = l;
            right[size] = r;
            weight[size++] = w;
        }
    }
}
