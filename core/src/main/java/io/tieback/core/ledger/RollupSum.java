package io.tieback.core.ledger;

/**
 * The sum of entries of one cell.
 *
 * @param share mass in 10⁻⁹ of a report
 * @param valueMicros money in 10⁻⁶ of the minor unit
 * @param entries entries made less entries taken back: how many parts of reports stand in the cell
 */
public record RollupSum(long share, long valueMicros, long entries) {
    /** Nothing. */
    public static final RollupSum ZERO = new RollupSum(0, 0, 0);

    /** The sum with an entry in it. */
    public RollupSum plus(LedgerEntry entry) {
        return new RollupSum(
                Math.addExact(share, entry.share()),
                Math.addExact(valueMicros, entry.valueMicros()),
                entries + (entry.takesBack() ? -1 : 1));
    }

    /** Both together. */
    public RollupSum plus(RollupSum other) {
        return new RollupSum(
                Math.addExact(share, other.share),
                Math.addExact(valueMicros, other.valueMicros),
                entries + other.entries);
    }

    /** Whether nothing stands. */
    public boolean isZero() {
        return share == 0 && valueMicros == 0 && entries == 0;
    }
}
