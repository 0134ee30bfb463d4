package io.tieback.core.ledger;

import java.math.BigInteger;

/**
 * The sum of entries of one cell. Money has no bound here: every report's fits into 64 bits, and no number of such
 * reports may keep another from being counted.
 *
 * @param share mass in 10⁻⁹ of a report
 * @param valueMicros money in 10⁻⁶ of the minor unit
 * @param entries entries made less entries taken back: how many parts of reports stand in the cell
 */
public record RollupSum(long share, BigInteger valueMicros, long entries) {
    /** Nothing. */
    public static final RollupSum ZERO = new RollupSum(0, BigInteger.ZERO, 0);

    /** The sum with an entry in it. */
    public RollupSum plus(LedgerEntry entry) {
        return new RollupSum(
                Math.addExact(share, entry.share()),
                valueMicros.add(BigInteger.valueOf(entry.valueMicros())),
                entries + (entry.takesBack() ? -1 : 1));
    }

    /** Both together. */
    public RollupSum plus(RollupSum other) {
        return new RollupSum(
                Math.addExact(share, other.share), valueMicros.add(other.valueMicros), entries + other.entries);
    }

    /** Whether nothing stands. */
    public boolean isZero() {
        return share == 0 && valueMicros.signum() == 0 && entries == 0;
    }
}
