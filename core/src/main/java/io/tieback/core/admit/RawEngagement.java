package io.tieback.core.admit;

import java.util.List;

/**
 * An ad engagement as received.
 *
 * @param found what the reader of the format found wrong or worth saying
 */
public record RawEngagement(
        RawValue engagementId,
        RawValue userId,
        RawValue advertiserId,
        RawValue campaignId,
        RawValue adId,
        RawValue kind,
        RawValue occurredAt,
        RawValue clickId,
        RawValue surface,
        RawValue ip,
        RawValue userAgent,
        List<Issue> found) {
    /** Copies the list. */
    public RawEngagement {
        found = List.copyOf(found);
    }
}
