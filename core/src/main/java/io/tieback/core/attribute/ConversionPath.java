package io.tieback.core.attribute;

import io.tieback.core.report.EngagementKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The engagements of one user that may earn an act, latest first.
 *
 * <p>An engagement is eligible when {@code engagement <= act <= engagement + window of its kind}, both ends in.
 *
 * @param touchpoints at most {@link #MAX_TOUCHPOINTS} of each kind, the latest at or before the act
 * @param actAt when the act took place
 */
public record ConversionPath(List<Touchpoint> touchpoints, Instant actAt) {
    /** The path holds so many touchpoints at most; earlier ones earn nothing. */
    public static final int MAX_TOUCHPOINTS = 20;

    /** Sorts the touchpoints. */
    public ConversionPath {
        touchpoints = touchpoints.stream().sorted(Touchpoint.LATEST_FIRST).toList();
    }

    /** Whether {@code touchpoint} may earn the act under {@code setting}. */
    public boolean isEligible(Touchpoint touchpoint, AttributionSetting setting) {
        return !touchpoint.occurredAt().isAfter(actAt)
                && !actAt.isAfter(touchpoint.occurredAt().plus(setting.window(touchpoint.kind())));
    }

    /** The touchpoints that share the act equally under {@code setting}, ordered by id; none means unattributed. */
    public List<Touchpoint> earning(AttributionSetting setting) {
        List<Touchpoint> eligible =
                touchpoints.stream().filter(t -> isEligible(t, setting)).toList();
        List<Touchpoint> earning = switch (setting.model()) {
            case LAST_TOUCH -> strongestLatest(eligible);
            case LINEAR -> eligible.stream().limit(MAX_TOUCHPOINTS).toList();
        };
        return earning.stream()
                .sorted(Comparator.comparing(Touchpoint::engagementId))
                .toList();
    }

    private static List<Touchpoint> strongestLatest(List<Touchpoint> eligible) {
        List<Touchpoint> winner = new ArrayList<>();
        for (EngagementKind kind : EngagementKind.values()) {
            eligible.stream().filter(t -> t.kind() == kind).findFirst().ifPresent(winner::add);
            if (!winner.isEmpty()) {
                return winner;
            }
        }
        return winner;
    }
}
