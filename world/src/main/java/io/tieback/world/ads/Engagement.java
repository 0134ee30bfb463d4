package io.tieback.world.ads;

import io.tieback.core.report.EngagementKind;

/**
 * A known user's exposure to an ad.
 *
 * @param id unique, says nothing
 * @param campaign whose
 * @param first which of its two ads
 * @param kind view, engagement (a save) or click
 * @param presence who, where, when
 */
public record Engagement(long id, Campaign campaign, boolean first, EngagementKind kind, Presence presence) {
    /** The id that the API knows. */
    public String key() {
        return "e" + Long.toString(id >>> 1, 36);
    }

    /** The click id of a click. */
    public String clickId() {
        return "tbk_" + Long.toString(id >>> 1, 36);
    }

    /** When. */
    public long millis() {
        return presence.millis();
    }
}
