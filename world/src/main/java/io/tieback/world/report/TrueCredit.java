package io.tieback.world.report;

import io.tieback.core.attribute.AttributionSetting;
import io.tieback.core.report.EngagementKind;
import io.tieback.world.act.Act;
import io.tieback.world.ads.Engagement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The credit of an act when person and act are known: what a rule says on the truth. Windows as in {@link
 * AttributionSetting}, both ends in; what was done with an ad after the act earns nothing.
 */
public final class TrueCredit {
    private static final AttributionSetting SETTING = AttributionSetting.lastTouch();
    private static final Comparator<Engagement> LATER_THEN_LOWER_ID =
            Comparator.comparingLong(Engagement::millis).thenComparing(Engagement::key, Comparator.reverseOrder());

    private TrueCredit() {}

    /**
     * The engagements that are eligible for an act, by time.
     *
     * @param engagements all of the act's person, by time
     */
    public static List<Engagement> eligible(Act act, List<Engagement> engagements) {
        var eligible = new ArrayList<Engagement>();
        for (Engagement done : engagements) {
            if (done.millis() > act.millis()) {
                break;
            }
            boolean inWindow =
                    act.millis() - done.millis() <= SETTING.window(done.kind()).toMillis();
            if (inWindow && done.campaign().advertiser() == act.advertiser()) {
                eligible.add(done);
            }
        }
        return eligible;
    }

    /** The latest of the strongest kind: click over engagement over view; the lower id among equals. */
    public static Optional<Engagement> lastTouch(List<Engagement> eligible) {
        for (EngagementKind kind : EngagementKind.values()) {
            Optional<Engagement> last =
                    eligible.stream().filter(done -> done.kind() == kind).max(LATER_THEN_LOWER_ID);
            if (last.isPresent()) {
                return last;
            }
        }
        return Optional.empty();
    }
}
