package io.tieback.core.attribute;

import io.tieback.core.report.EngagementKind;
import java.time.Instant;
import java.util.Comparator;

/**
 * An engagement of a user with an advertiser's ad.
 *
 * @param engagementId the platform's id
 * @param campaignId its campaign, or empty
 * @param adId its ad, or empty
 * @param kind click, engagement or view
 * @param occurredAt when
 */
public record Touchpoint(String engagementId, String campaignId, String adId, EngagementKind kind, Instant occurredAt) {
    /** Latest first, ties by id. */
    public static final Comparator<Touchpoint> LATEST_FIRST =
            Comparator.comparing(Touchpoint::occurredAt).reversed().thenComparing(Touchpoint::engagementId);
}
