package io.tieback.engine.user;

import io.tieback.core.report.AdEngagement;
import java.util.Optional;

/**
 * Who holds an engagement id.
 *
 * @param engagement which engagement; empty if its user was erased, and the id is nobody's until it expires
 */
public record EngagementHolder(Optional<AdEngagement> engagement) {
    /** Held by an engagement. */
    public static EngagementHolder of(AdEngagement engagement) {
        return new EngagementHolder(Optional.of(engagement));
    }

    /** Held by what was forgotten. */
    public static EngagementHolder forgotten() {
        return new EngagementHolder(Optional.empty());
    }
}
