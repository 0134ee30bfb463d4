package io.tieback.core.ledger;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;

/**
 * Splits a whole into integer parts that sum to it exactly: the method of largest remainder (Hamilton). Ties go to the
 * earlier place, so callers sort by id first.
 */
public final class Apportionment {
    private Apportionment() {}

    /**
     * Parts of {@code total} in proportion to {@code weights}.
     *
     * @param total what is split, in any unit; a negative total gives the negated split of its absolute value
     * @param weights at least one, none negative, not all zero
     * @return one part per weight; each is within one of its exact share, and they sum to {@code total}
     * @throws IllegalArgumentException if the weights are not as stated
     */
    public static long[] split(long total, long... weights) {
        BigInteger sum = BigInteger.ZERO;
        for (long weight : weights) {
            if (weight < 0) {
                throw new IllegalArgumentException("a weight below 0");
            }
            sum = sum.add(BigInteger.valueOf(weight));
        }
        if (sum.signum() == 0) {
            throw new IllegalArgumentException("no weight above 0");
        }
        if (weights.length == 1) {
            return new long[] {total};
        }
        return total < 0
                ? negated(splitPositive(BigInteger.valueOf(total).negate(), sum, weights))
                : splitPositive(BigInteger.valueOf(total), sum, weights);
    }

    private static long[] splitPositive(BigInteger total, BigInteger sum, long[] weights) {
        long[] parts = new long[weights.length];
        BigInteger[] remainders = new BigInteger[weights.length];
        BigInteger left = total;
        for (int i = 0; i < weights.length; i++) {
            BigInteger[] quotient =
                    total.multiply(BigInteger.valueOf(weights[i])).divideAndRemainder(sum);
            parts[i] = quotient[0].longValueExact();
            remainders[i] = quotient[1];
            left = left.subtract(quotient[0]);
        }
        Integer[] order = new Integer[weights.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparing((Integer i) -> remainders[i]).reversed());
        for (int i = 0; i < left.intValueExact(); i++) {
            parts[order[i]]++;
        }
        return parts;
    }

    private static long[] negated(long[] parts) {
        return Arrays.stream(parts).map(part -> -part).toArray();
    }
}
