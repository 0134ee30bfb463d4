package io.tieback.embedded;

import io.tieback.core.ledger.RollupKey;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Which cells of the attribution table are wanted. Optional parts that are empty take everything.
 *
 * @param advertiserId whose
 * @param setting attribution setting; cells that are the same in all settings (nobody, merged) are always in
 * @param from first day, in the advertiser's zone
 * @param to last day, in
 * @param campaignId only what was credited to this campaign
 * @param conversionType only acts of this type
 */
public record AttributionQuery(
        Optional<String> advertiserId,
        Optional<String> setting,
        LocalDate from,
        LocalDate to,
        Optional<String> campaignId,
        Optional<String> conversionType) {
    /** Cells in one answer at most. */
    public static final int MAX_ROWS = 100_000;

    /** @throws IllegalArgumentException if the first day is after the last */
    public AttributionQuery {
        if (from.isAfter(to)) {
            throw new IllegalArgumentException("the first day is after the last");
        }
    }

    /** Everything of an advertiser between two days, both in. */
    public static AttributionQuery of(String advertiserId, LocalDate from, LocalDate to) {
        return new AttributionQuery(
                Optional.of(advertiserId), Optional.empty(), from, to, Optional.empty(), Optional.empty());
    }

    /** Everything of all advertisers between two days, both in. */
    public static AttributionQuery ofAll(LocalDate from, LocalDate to) {
        return new AttributionQuery(Optional.empty(), Optional.empty(), from, to, Optional.empty(), Optional.empty());
    }

    boolean takes(RollupKey key) {
        return !key.day().isBefore(from)
                && !key.day().isAfter(to)
                && (key.setting().isEmpty()
                        || setting.filter(key.setting()::equals).isPresent()
                        || setting.isEmpty())
                && campaignId.map(key.campaignId()::equals).orElse(true)
                && conversionType.map(key.conversionType()::equals).orElse(true);
    }
}
