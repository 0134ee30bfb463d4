package io.tieback.cli.demo;

import io.tieback.core.report.EngagementKind;
import java.time.Instant;

/**
 * A user's exposure to an ad of the shop.
 *
 * @param engagementId the platform's id
 * @param userId who
 * @param campaignId campaign
 * @param adId ad
 * @param kind what the user did
 * @param at when
 * @param clickId of a click, else empty
 * @param isLate whether the platform sends it only after the day's reports
 */
record Exposure(
        String engagementId,
        String userId,
        String campaignId,
        String adId,
        EngagementKind kind,
        Instant at,
        String clickId,
        boolean isLate) {}
