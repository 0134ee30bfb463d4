package io.tieback.testkit;

import io.tieback.core.ledger.LedgerEntry;
import io.tieback.core.ledger.RollupKey;
import io.tieback.core.ledger.Target;
import java.util.Collection;
import java.util.TreeMap;

/**
 * What the ledger says when its entries are summed: by report, setting and target.
 *
 * @param sums mass in 10⁻⁹ of a report and money in 10⁻⁶ of the minor unit; nothing that sums to nothing
 */
public record Standing(TreeMap<Place, Sum> sums) {
    /** Where mass stands. */
    public record Place(String reportId, String setting, String target, String currency) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int order = reportId.compareTo(other.reportId);
            order = order != 0 ? order : setting.compareTo(other.setting);
            order = order != 0 ? order : target.compareTo(other.target);
            return order != 0 ? order : currency.compareTo(other.currency);
        }
    }

    /** How much. */
    public record Sum(long share, long valueMicros) {}

    /** The sums of {@code entries}. */
    public static Standing of(Collection<LedgerEntry> entries) {
        TreeMap<Place, Sum> sums = new TreeMap<>();
        for (LedgerEntry entry : entries) {
            Place place = new Place(entry.reportId(), entry.setting(), name(entry.target()), entry.currency());
            sums.merge(
                    place,
                    new Sum(entry.share(), entry.valueMicros()),
                    (a, b) -> new Sum(a.share() + b.share(), a.valueMicros() + b.valueMicros()));
        }
        sums.values().removeIf(sum -> sum.share() == 0 && sum.valueMicros() == 0);
        return new Standing(sums);
    }

    private static String name(Target target) {
        if (target instanceof Target.Credited credited) {
            return "credited " + credited.engagementId();
        } else if (target instanceof Target.Merged merged) {
            return "merged " + merged.intoReportId();
        }
        return RollupKey.outcome(target);
    }
}
