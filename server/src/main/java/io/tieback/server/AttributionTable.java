package io.tieback.server;

import io.tieback.core.ledger.LedgerEntry;
import io.tieback.core.ledger.RollupKey;
import io.tieback.core.ledger.RollupSum;
import io.tieback.embedded.RollupRow;
import io.tieback.wire.AttributionRow;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Groups the cells of the ledger's sums. What is the same in every setting (nobody, merged) is in each setting's rows,
 * so that these sum to all reports.
 */
final class AttributionTable {
    /** What rows can be grouped by besides setting, outcome and currency. */
    static final Set<String> PARTS = Set.of("advertiserId", "day", "campaignId", "adId", "conversionType");

    private static final Comparator<AttributionRow> ORDER = Comparator.comparing(AttributionRow::setting)
            .thenComparing(row -> row.advertiserId().orElse(""))
            .thenComparing(row -> row.day().map(Object::toString).orElse(""))
            .thenComparing(AttributionRow::outcome)
            .thenComparing(row -> row.campaignId().orElse(""))
            .thenComparing(row -> row.adId().orElse(""))
            .thenComparing(row -> row.conversionType().orElse(""))
            .thenComparing(AttributionRow::currency);

    private final List<AttributionRow> rows;

    private AttributionTable(List<AttributionRow> rows) {
        this.rows = rows.stream().sorted(ORDER).toList();
    }

    /** The cells under {@code settings}, grouped by some of {@link #PARTS}. */
    static AttributionTable of(List<RollupRow> cells, List<String> settings, Set<String> by) {
        Map<AttributionRow, RollupSum> sums = new LinkedHashMap<>();
        for (RollupRow cell : cells) {
            List<String> under = cell.key().setting().isEmpty()
                    ? settings
                    : settings.stream().filter(cell.key().setting()::equals).toList();
            under.forEach(setting -> sums.merge(empty(setting, cell.key(), by), cell.sum(), RollupSum::plus));
        }
        List<AttributionRow> rows = new ArrayList<>();
        sums.forEach((row, sum) -> {
            if (!sum.isZero()) {
                rows.add(with(row, sum));
            }
        });
        return new AttributionTable(rows);
    }

    /**
     * The same with no row under {@code smallest} whole reports. Small rows of a setting become one; if that is still
     * small, the next smallest row joins it, as otherwise it would be known as the difference from all reports. What is
     * small altogether is left out without a word, as its count would tell whether there is any. Rows are measured by
     * their share: a report that is in parts is one, however many they are. What was merged is told report by report,
     * and so is not folded.
     */
    AttributionTable withoutSmall(long smallest) {
        long least = Math.multiplyExact(smallest, LedgerEntry.WHOLE);
        List<AttributionRow> kept = new ArrayList<>();
        Map<String, List<AttributionRow>> bySetting = new LinkedHashMap<>();
        rows.forEach(row -> bySetting
                .computeIfAbsent(row.setting(), setting -> new ArrayList<>())
                .add(row));
        bySetting.forEach((setting, all) -> {
            List<AttributionRow> bySize = all.stream()
                    .filter(row -> !row.outcome().equals("merged"))
                    .sorted(Comparator.comparingLong(AttributionRow::share))
                    .toList();
            int folded = 0;
            long share = 0;
            while (folded < bySize.size() && (bySize.get(folded).share() < least || (folded > 0 && share < least))) {
                share += bySize.get(folded).share();
                folded++;
            }
            if (folded > 0 && share >= least) {
                kept.add(remainder(setting, bySize.subList(0, folded)));
            }
            kept.addAll(bySize.subList(folded, bySize.size()));
            all.stream().filter(row -> row.outcome().equals("merged")).forEach(kept::add);
        });
        return new AttributionTable(kept);
    }

    List<AttributionRow> rows() {
        return rows;
    }

    private static AttributionRow empty(String setting, RollupKey key, Set<String> by) {
        return new AttributionRow(
                setting,
                key.outcome(),
                Optional.of(key.advertiserId()).filter(part -> by.contains("advertiserId")),
                Optional.of(key.day()).filter(part -> by.contains("day")),
                Optional.of(key.campaignId()).filter(part -> by.contains("campaignId")),
                Optional.of(key.adId()).filter(part -> by.contains("adId")),
                Optional.of(key.conversionType()).filter(part -> by.contains("conversionType")),
                key.currency(),
                0,
                BigInteger.ZERO,
                0);
    }

    private static AttributionRow with(AttributionRow row, RollupSum sum) {
        return new AttributionRow(
                row.setting(),
                row.outcome(),
                row.advertiserId(),
                row.day(),
                row.campaignId(),
                row.adId(),
                row.conversionType(),
                row.currency(),
                sum.share(),
                sum.valueMicros(),
                sum.entries());
    }

    private static AttributionRow remainder(String setting, List<AttributionRow> rows) {
        Set<String> currencies = new HashSet<>();
        RollupSum sum = RollupSum.ZERO;
        for (AttributionRow row : rows) {
            if (!row.currency().isEmpty()) {
                currencies.add(row.currency());
            }
            sum = sum.plus(new RollupSum(row.share(), row.valueMicros(), row.reports()));
        }
        String currency = currencies.size() == 1 ? currencies.iterator().next() : "";
        return new AttributionRow(
                setting,
                "remainder",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                currency,
                sum.share(),
                currency.isEmpty() ? BigInteger.ZERO : sum.valueMicros(),
                -Math.floorDiv(-sum.share(), LedgerEntry.WHOLE));
    }
}
