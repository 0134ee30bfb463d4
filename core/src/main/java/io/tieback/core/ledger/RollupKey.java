package io.tieback.core.ledger;

import java.time.LocalDate;

/**
 * One cell of the attribution table.
 *
 * @param advertiserId whose
 * @param setting attribution setting; empty for what is the same in all
 * @param day the act's day in the advertiser's zone
 * @param outcome {@code credited}, {@code unattributed}, {@code nobody} or {@code merged}
 * @param campaignId campaign, or empty
 * @param adId ad, or empty
 * @param conversionType type's name
 * @param currency ISO 4217 code, or empty
 */
public record RollupKey(
        String advertiserId,
        String setting,
        LocalDate day,
        String outcome,
        String campaignId,
        String adId,
        String conversionType,
        String currency) {
    /** The cell that an entry falls into. */
    public static RollupKey of(LedgerEntry entry) {
        Target target = entry.target();
        String campaignId = target instanceof Target.Credited credited ? credited.campaignId() : "";
        String adId = target instanceof Target.Credited credited ? credited.adId() : "";
        return new RollupKey(
                entry.advertiserId(),
                entry.setting(),
                entry.day(),
                outcome(target),
                campaignId,
                adId,
                entry.conversionType(),
                entry.currency());
    }

    /** The name of a target's kind, as in the API. */
    public static String outcome(Target target) {
        if (target instanceof Target.Credited) {
            return "credited";
        } else if (target instanceof Target.Unattributed) {
            return "unattributed";
        }
        return target instanceof Target.Nobody ? "nobody" : "merged";
    }
}
