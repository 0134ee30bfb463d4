package io.tieback.engine.read;

import io.tieback.core.dedup.MergedAct;
import io.tieback.core.identity.Someone;
import io.tieback.core.privacy.MatchKey;
import io.tieback.core.report.ConversionReport;
import io.tieback.core.report.Money;
import io.tieback.core.report.ReportStatus;
import io.tieback.engine.act.ActMatch;
import io.tieback.engine.act.ActState;
import io.tieback.engine.act.ActState.Known;
import io.tieback.engine.act.ActState.Member;
import io.tieback.engine.act.ActStep;
import io.tieback.engine.message.StageOrder;
import io.tieback.engine.step.OrderedView.Row;
import io.tieback.engine.step.StateStore;
import io.tieback.engine.step.StoreKeys;
import io.tieback.engine.timeline.ActPart;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads an act as it stands. */
public final class ActReader {
    private ActReader() {}

    /**
     * An act as it stands.
     *
     * @param actId its id
     * @param firstReportId the report that stands for it
     * @param value what it is worth
     * @param statuses its reports, by id
     * @param adjustments refunds and corrections that apply
     * @param conflicts fields in which its reports differ
     * @param evidence how many users were seen with each key
     * @param parts users and their parts
     * @param match what it is matched by
     */
    public record ActSnapshot(
            String actId,
            String firstReportId,
            Optional<Money> value,
            Map<String, ReportStatus> statuses,
            List<ConversionReport> adjustments,
            List<MergedAct.Conflict> conflicts,
            List<KeySeen> evidence,
            List<ActPart> parts,
            ActMatch match) {}

    /** A key of the act and the users seen with it. */
    public record KeySeen(MatchKey key, List<String> reportIds, List<String> userIds) {}

    /** The act, as long as it is kept. */
    public static Optional<ActSnapshot> read(StateStore store, String actId) {
        ActState state = ActState.SHAPE.open(store, StoreKeys.of(StageOrder.ACT, actId));
        List<Row<String, Member>> members = state.members().first(ActStep.MAX_MEMBERS);
        if (members.isEmpty()) {
            return Optional.empty();
        }
        MergedAct act =
                MergedAct.of(members.stream().map(row -> row.value().report()).toList());
        Map<String, ReportStatus> statuses = new TreeMap<>();
        members.forEach(row -> row.value().talliedAs().ifPresent(status -> statuses.put(row.key(), status)));
        return Optional.of(new ActSnapshot(
                actId,
                act.first().reportId(),
                act.value(),
                statuses,
                act.adjustments(),
                act.conflicts(),
                state.evidence().first(Integer.MAX_VALUE).stream()
                        .map(ActReader::seen)
                        .toList(),
                state.parts().first(Integer.MAX_VALUE).stream().map(Row::value).toList(),
                ActMatch.of(state, act.first())));
    }

    private static KeySeen seen(Row<MatchKey, Known> row) {
        return new KeySeen(
                row.key(),
                row.value().reportIds(),
                row.value().holders().stream()
                        .map(holder -> holder.userId())
                        .filter(userId -> !Someone.is(userId))
                        .toList());
    }
}
