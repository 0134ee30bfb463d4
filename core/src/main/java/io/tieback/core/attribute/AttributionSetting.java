package io.tieback.core.attribute;

import io.tieback.core.report.EngagementKind;
import java.time.Duration;

/**
 * How credit is given: named and versioned, so that entries say which rule made them.
 *
 * @param name short stable name, the same for all entries of the setting
 * @param version raised when anything else changes
 * @param model how eligible engagements share
 * @param clickWindow how far back a click is eligible, both ends in
 * @param engagementWindow how far back an engagement is
 * @param viewWindow how far back a view is
 */
public record AttributionSetting(
        String name,
        int version,
        AttributionModel model,
        Duration clickWindow,
        Duration engagementWindow,
        Duration viewWindow) {
    /** Click over engagement over view, the latest of the strongest kind; 30, 30 and 1 days. */
    public static AttributionSetting lastTouch() {
        return new AttributionSetting(
                "last_touch",
                1,
                AttributionModel.LAST_TOUCH,
                Duration.ofDays(30),
                Duration.ofDays(30),
                Duration.ofDays(1));
    }

    /** Equal shares to all eligible engagements; 30, 30 and 1 days. */
    public static AttributionSetting linear() {
        return new AttributionSetting(
                "linear", 1, AttributionModel.LINEAR, Duration.ofDays(30), Duration.ofDays(30), Duration.ofDays(1));
    }

    /** How far back an engagement of {@code kind} is eligible. */
    public Duration window(EngagementKind kind) {
        return switch (kind) {
            case CLICK -> clickWindow;
            case ENGAGEMENT -> engagementWindow;
            case VIEW -> viewWindow;
        };
    }
}
