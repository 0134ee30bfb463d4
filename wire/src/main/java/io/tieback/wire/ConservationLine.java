package io.tieback.wire;

import io.tieback.core.report.ReportSlice;
import java.util.List;
import java.util.Optional;

/**
 * What became of the received reports of a slice, or of all.
 *
 * @param slice which reports; empty for the total
 * @param received rows taken in
 * @param pending rows without a status yet
 * @param holds whether the counts are possible and sum up
 */
public record ConservationLine(
        Optional<ReportSlice> slice,
        long received,
        long pending,
        long rejected,
        long quarantined,
        long suppressed,
        long exactDuplicates,
        long admitted,
        boolean holds) {

    /** The sum of lines; it holds if they all do and the sum does. */
    public static ConservationLine total(List<ConservationLine> lines) {
        ConservationLine sum = new ConservationLine(Optional.empty(), 0, 0, 0, 0, 0, 0, 0, true);
        for (ConservationLine line : lines) {
            sum = new ConservationLine(
                    Optional.empty(),
                    sum.received + line.received,
                    sum.pending + line.pending,
                    sum.rejected + line.rejected,
                    sum.quarantined + line.quarantined,
                    sum.suppressed + line.suppressed,
                    sum.exactDuplicates + line.exactDuplicates,
                    sum.admitted + line.admitted,
                    sum.holds && line.holds);
        }
        return sum;
    }

    /** Whether received is the sum of the rest. */
    public boolean sumsUp() {
        return received == pending + rejected + quarantined + suppressed + exactDuplicates + admitted;
    }
}
