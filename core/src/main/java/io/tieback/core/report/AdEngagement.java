package io.tieback.core.report;

import io.tieback.core.privacy.MatchKey;
import java.time.Instant;
import java.util.List;

/**
 * A known user's exposure to an ad on the platform.
 *
 * @param engagementId the platform's id, unique in the tenant
 * @param userId who, an account of the platform
 * @param advertiserId whose ad
 * @param campaignId campaign, or empty
 * @param adId ad, or empty
 * @param kind click, engagement or view
 * @param occurredAt when, to the millisecond
 * @param matchKeys the click id and the network it came from, sorted, distinct
 * @param trace browser and network
 */
public record AdEngagement(
        String engagementId,
        String userId,
        String advertiserId,
        String campaignId,
        String adId,
        EngagementKind kind,
        Instant occurredAt,
        List<MatchKey> matchKeys,
        Trace trace)
        implements Input {
    /** Copies and sorts the keys. */
    public AdEngagement {
        matchKeys = matchKeys.stream().distinct().sorted().toList();
    }
}
