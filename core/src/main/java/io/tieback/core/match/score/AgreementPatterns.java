package io.tieback.core.match.score;

import io.tieback.core.match.block.BlockedPairs;
import io.tieback.core.match.compare.ComparedColumns;
import io.tieback.core.match.compare.Comparison;
import io.tieback.core.match.compare.PairComparer;
import io.tieback.core.match.records.PackedStrings;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * How many pairs show each combination of levels. EM needs only these counts: a million pairs are a few thousand
 * patterns.
 *
 * @param levels the levels of each pattern, by comparison
 * @param counts how many pairs show it
 */
public record AgreementPatterns(List<byte[]> levels, List<Long> counts) {
    public AgreementPatterns {
        levels = List.copyOf(levels);
        counts = List.copyOf(counts);
        if (levels.size() != counts.size()) {
            throw new IllegalArgumentException("patterns and counts differ in number");
        }
    }

    /** Counts the patterns of blocked pairs; of about {@code mostPairs} of them, chosen by hash, if there are more. */
    public static AgreementPatterns count(ComparedColumns columns, BlockedPairs pairs, long mostPairs) {
        long[] radix = radix(columns.comparisons());
        double share = Math.min(1, (double) mostPairs / Math.max(1, pairs.pairsAtMost()));
        long below = share >= 1 ? Long.MAX_VALUE : (long) (share * Long.MAX_VALUE);
        TreeMap<Long, Long> total = IntStream.range(0, pairs.portions())
                .parallel()
                .mapToObj(portion -> countPortion(columns, pairs, portion, radix, below))
                .collect(TreeMap::new, AgreementPatterns::addAll, AgreementPatterns::addAll);
        List<byte[]> levels =
                total.keySet().stream().map(key -> decode(key, radix)).toList();
        return new AgreementPatterns(levels, List.copyOf(total.values()));
    }

    /** How many pairs were counted. */
    public long pairs() {
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    private static Map<Long, Long> countPortion(
            ComparedColumns columns, BlockedPairs pairs, int portion, long[] radix, long below) {
        PairComparer comparer = columns.newComparer();
        Map<Long, long[]> counts = new HashMap<>();
        pairs.forEach(portion, (left, right) -> {
            if (PackedStrings.mix((long) left << 32 | right) >>> 1 > below) {
                return;
            }
            long key = 0;
            for (int c = 0; c < radix.length; c++) {
                key = key * radix[c] + comparer.level(c, left, right);
            }
            counts.computeIfAbsent(key, k -> new long[1])[0]++;
        });
        Map<Long, Long> result = new HashMap<>();
        counts.forEach((key, count) -> result.put(key, count[0]));
        return result;
    }

    private static void addAll(Map<Long, Long> total, Map<Long, Long> part) {
        part.forEach((key, count) -> total.merge(key, count, Long::sum));
    }

    private static long[] radix(List<Comparison> comparisons) {
        long[] radix = comparisons.stream().mapToLong(Comparison::levelCount).toArray();
        long product = 1;
        for (long r : radix) {
            product = Math.multiplyExact(product, r);
        }
        return radix;
    }

    private static byte[] decode(long key, long[] radix) {
        byte[] levels = new byte[radix.length];
        long rest = key;
        for (int c = radix.length - 1; c >= 0; c--) {
            levels[c] = (byte) (rest % radix[c]);
            rest /= radix[c];
        }
        return levels;
    }

    @Override
    public String toString() {
        return levels.stream().map(Arrays::toString).toList() + " " + counts;
    }
}
