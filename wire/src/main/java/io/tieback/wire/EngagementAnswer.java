package io.tieback.wire;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * An engagement and what it earned.
 *
 * @param userId whose; empty for those who may not know
 * @param kind view, engagement or click
 * @param credits earliest act first
 * @param complete whether all are listed
 */
public record EngagementAnswer(
        String engagementId,
        Optional<String> userId,
        String advertiserId,
        String campaignId,
        String adId,
        String kind,
        Instant occurredAt,
        List<Earned> credits,
        boolean complete) {
    /** Copies the list. */
    public EngagementAnswer {
        credits = List.copyOf(credits);
    }

    /**
     * Credit for one act under one setting.
     *
     * @param reportId the report that stands for the act
     * @param occurredAt when the act took place
     * @param day that day in the advertiser's zone
     * @param share in 10⁻⁹ of a report
     * @param valueMicros in 10⁻⁶ of the minor unit
     * @param currency of it, or empty
     */
    public record Earned(
            String setting,
            String actId,
            String reportId,
            String conversionType,
            Instant occurredAt,
            LocalDate day,
            long share,
            long valueMicros,
            String currency) {}
}
