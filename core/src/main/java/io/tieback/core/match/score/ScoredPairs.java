package io.tieback.core.match.score;

import io.tieback.core.match.block.BlockedPairs;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;

/** Pairs with their match weights, in three primitive arrays; the order is that in which they were proposed. */
public final class ScoredPairs {
    private final int[] left;
    private final int[] right;
    private final double[] weight;
    private final long compared;

    private ScoredPairs(int[] left, int[] right, double[] weight, long compared) {
        this.left = left;
        this.right = right;
        this.weight = weight;
        this.compared = compared;
    }

    /** Pairs from arrays of equal length. */
    public static ScoredPairs of(int[] left, int[] right, double[] weight) {
        if (left.length != right.length || left.length != weight.length) {
            throw new IllegalArgumentException("arrays differ in length");
        }
        return new ScoredPairs(left.clone(), right.clone(), weight.clone(), left.length);
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
        List<ScoredPairs> parts = IntStream.range(0, pairs.portions())
                .parallel()
                .mapToObj(portion -> {
                    PairScorer free = idle.poll();
                    PairScorer own = free == null ? scorer.fork() : free;
                    Collector collector = new Collector(own, least);
                    pairs.forEach(portion, collector::accept);
                    idle.add(own);
                    progress.accept(done.addAndGet(collector.compared));
                    return collector.build();
                })
                .toList();
        return concatenate(parts);
    }

    private static ScoredPairs concatenate(List<ScoredPairs> parts) {
        int size = Math.toIntExact(
                parts.stream().mapToLong(part -> part.left.length).sum());
        int[] left = new int[size];
        int[] right = new int[size];
        double[] weight = new double[size];
        long compared = 0;
        int at = 0;
        for (ScoredPairs part : parts) {
            System.arraycopy(part.left, 0, left, at, part.left.length);
            System.arraycopy(part.right, 0, right, at, part.left.length);
            System.arraycopy(part.weight, 0, weight, at, part.left.length);
            at += part.left.length;
            compared += part.compared;
        }
        return new ScoredPairs(left, right, weight, compared);
    }

    /** How many pairs are kept. */
    public int size() {
        return left.length;
    }

    /** How many were compared to find them. */
    public long compared() {
        return compared;
    }

    /** The smaller row of a pair. */
    public int left(int pair) {
        return left[pair];
    }

    /** The larger row of a pair. */
    public int right(int pair) {
        return right[pair];
    }

    /** The match weight of a pair, in bits. */
    public double weight(int pair) {
        return weight[pair];
    }

    /** The numbers of the pairs of at least a weight: heaviest first, ties by rows. */
    public int[] heaviestFirst(double least) {
        int[] order = IntStream.range(0, size()).filter(i -> weight[i] >= least).toArray();
        PrimitiveSort.sort(order, (a, b) -> {
            int byWeight = Double.compare(weight[b], weight[a]);
            int byLeft = byWeight != 0 ? byWeight : Integer.compare(left[a], left[b]);
            return byLeft != 0 ? byLeft : Integer.compare(right[a], right[b]);
        });
        return order;
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

        ScoredPairs build() {
            return new ScoredPairs(
                    Arrays.copyOf(left, size), Arrays.copyOf(right, size), Arrays.copyOf(weight, size), compared);
        }
    }
}
