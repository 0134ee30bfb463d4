package io.tieback.engine.read;

import io.tieback.core.attribute.AttributionSetting;
import io.tieback.core.ledger.Target;
import io.tieback.core.report.AdEngagement;
import io.tieback.engine.message.StageOrder;
import io.tieback.engine.step.OrderedView.Row;
import io.tieback.engine.step.StateStore;
import io.tieback.engine.step.StoreKeys;
import io.tieback.engine.timeline.ActPart;
import io.tieback.engine.timeline.TimelineState;
import io.tieback.engine.timeline.TimelineState.PartKey;
import io.tieback.engine.timeline.TimelineState.Posted;
import io.tieback.engine.timeline.TimelineState.StoredPart;
import io.tieback.engine.user.EngagementHolder;
import io.tieback.engine.user.EngagementStep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what an engagement earned. */
public final class EngagementReader {
    /** So many acts are listed of one engagement, earliest first. */
    public static final int MAX_ACTS = 1_000;

    private EngagementReader() {}

    /**
     * An engagement and what it earned.
     *
     * @param engagement as it stands
     * @param credits standing entries, earliest act first
     * @param complete whether all are listed
     */
    public record EngagementCredit(AdEngagement engagement, List<Credit> credits, boolean complete) {}

    /**
     * One standing entry.
     *
     * @param part the user's part in the act
     * @param setting attribution setting
     * @param share in 10⁻⁹ of a report
     * @param valueMicros in 10⁻⁶ of the minor unit
     */
    public record Credit(ActPart part, String setting, long share, long valueMicros) {}

    /** What the engagement earned under {@code settings}, as long as it is kept. */
    public static Optional<EngagementCredit> read(
            StateStore store, String engagementId, List<AttributionSetting> settings) {
        return EngagementStep.SHAPE
                .open(store, StoreKeys.of(StageOrder.ENGAGEMENT, engagementId))
                .flatMap(EngagementHolder::engagement)
                .map(engagement -> credit(store, engagement, settings));
    }

    private static EngagementCredit credit(
            StateStore store, AdEngagement engagement, List<AttributionSetting> settings) {
        TimelineState timeline =
                TimelineState.SHAPE.open(store, StoreKeys.of(StageOrder.TIMELINE, engagement.userId()));
        Instant last = settings.stream()
                .map(setting -> engagement.occurredAt().plus(setting.window(engagement.kind())))
                .max(Instant::compareTo)
                .orElse(engagement.occurredAt());
        List<Row<PartKey, StoredPart>> rows = timeline.parts()
                .range(
                        new PartKey(engagement.advertiserId(), engagement.occurredAt(), ""),
                        new PartKey(engagement.advertiserId(), last.plusMillis(1), ""),
                        MAX_ACTS);
        List<Credit> credits = new ArrayList<>();
        for (Row<PartKey, StoredPart> row : rows) {
            for (Posted posted : row.value().posted()) {
                if (posted.target() instanceof Target.Credited credited
                        && credited.engagementId().equals(engagement.engagementId())) {
                    credits.add(new Credit(row.value().part(), posted.setting(), posted.share(), posted.valueMicros()));
                }
            }
        }
        return new EngagementCredit(engagement, credits, rows.size() < MAX_ACTS);
    }
}
