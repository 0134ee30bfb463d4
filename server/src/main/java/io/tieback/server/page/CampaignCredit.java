package io.tieback.server.page;

import io.tieback.core.report.Money;
import io.tieback.wire.AttributionRow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What one campaign earned, or where else conversions stand, under each setting.
 *
 * @param outcome credited, unattributed, nobody or merged
 * @param advertiserId whose campaign; empty of all other outcomes, which are summed over advertisers
 * @param campaignId which; empty where the ad named none
 * @param bySetting sums by setting
 */
record CampaignCredit(String outcome, String advertiserId, String campaignId, Map<String, Sum> bySetting) {
    /** Shares of 10⁻⁹ and money by currency. */
    static final class Sum {
        private long share;
        private final Map<String, BigDecimal> money = new TreeMap<>();

        long share() {
            return share;
        }

        /** All currencies; a line may end between them only. */
        String money() {
            return money.entrySet().stream()
                    .map(amount -> Html.amount(amount.getValue()) + "\u00a0" + amount.getKey())
                    .collect(Collectors.joining(", "));
        }

        private void add(AttributionRow row) {
            share += row.share();
            if (!row.currency().isEmpty()) {
                money.merge(row.currency(), Money.toMajor(row.valueMicros(), row.currency()), BigDecimal::add);
            }
        }
    }

    /** Credit by campaign, the one that earned most conversions under {@code first} at the front. */
    static List<CampaignCredit> of(List<AttributionRow> rows, String first) {
        record Key(String outcome, String advertiserId, String campaignId) {}
        Map<Key, CampaignCredit> credits = new HashMap<>();
        for (AttributionRow row : rows) {
            Key key = new Key(
                    row.outcome(),
                    row.outcome().equals("credited") ? row.advertiserId().orElse("") : "",
                    row.campaignId().orElse(""));
            credits.computeIfAbsent(
                            key, k -> new CampaignCredit(k.outcome, k.advertiserId, k.campaignId, new HashMap<>()))
                    .bySetting
                    .computeIfAbsent(row.setting(), setting -> new Sum())
                    .add(row);
        }
        List<CampaignCredit> sorted = new ArrayList<>(credits.values());
        sorted.sort(Comparator.comparingLong((CampaignCredit credit) -> -credit.share(first))
                .thenComparing(CampaignCredit::advertiserId)
                .thenComparing(CampaignCredit::campaignId));
        return sorted;
    }

    long share(String setting) {
        Sum sum = bySetting.get(setting);
        return sum == null ? 0 : sum.share();
    }

    String money(String setting) {
        Sum sum = bySetting.get(setting);
        return sum == null ? "" : sum.money();
    }
}
