package io.tieback.wire;

import static java.util.Map.entry;

import io.tieback.core.admit.Issue;
import io.tieback.core.admit.RawEngagement;
import io.tieback.core.admit.RawValue;
import io.tieback.wire.RowCursor.FieldReader;
import java.util.List;
import java.util.Map;

/** A row of {@code engagements}, being read. */
final class EngagementFields {
    static final Map<String, FieldReader<EngagementFields>> READERS = Map.ofEntries(
            entry("engagementId", (row, cursor, field) -> row.engagementId = cursor.value(field)),
            entry("userId", (row, cursor, field) -> row.userId = cursor.value(field)),
            entry("advertiserId", (row, cursor, field) -> row.advertiserId = cursor.value(field)),
            entry("campaignId", (row, cursor, field) -> row.campaignId = cursor.value(field)),
            entry("adId", (row, cursor, field) -> row.adId = cursor.value(field)),
            entry("kind", (row, cursor, field) -> row.kind = cursor.value(field)),
            entry("occurredAt", (row, cursor, field) -> row.occurredAt = cursor.value(field)),
            entry("clickId", (row, cursor, field) -> row.clickId = cursor.value(field)),
            entry("surface", (row, cursor, field) -> row.surface = cursor.value(field)),
            entry("ip", (row, cursor, field) -> row.ip = cursor.value(field)),
            entry("userAgent", (row, cursor, field) -> row.userAgent = cursor.value(field)));

    private RawValue engagementId;
    private RawValue userId;
    private RawValue advertiserId;
    private RawValue campaignId;
    private RawValue adId;
    private RawValue kind;
    private RawValue occurredAt;
    private RawValue clickId;
    private RawValue surface;
    private RawValue ip;
    private RawValue userAgent;

    EngagementFields(String row) {
        engagementId = RawValue.absent(row, "engagementId");
        userId = RawValue.absent(row, "userId");
        advertiserId = RawValue.absent(row, "advertiserId");
        campaignId = RawValue.absent(row, "campaignId");
        adId = RawValue.absent(row, "adId");
        kind = RawValue.absent(row, "kind");
        occurredAt = RawValue.absent(row, "occurredAt");
        clickId = RawValue.absent(row, "clickId");
        surface = RawValue.absent(row, "surface");
        ip = RawValue.absent(row, "ip");
        userAgent = RawValue.absent(row, "userAgent");
    }

    RawEngagement build(List<Issue> found) {
        return new RawEngagement(
                engagementId,
                userId,
                advertiserId,
                campaignId,
                adId,
                kind,
                occurredAt,
                clickId,
                surface,
                ip,
                userAgent,
                found);
    }
}
