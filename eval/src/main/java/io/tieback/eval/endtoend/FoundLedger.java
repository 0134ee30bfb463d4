package io.tieback.eval.endtoend;

import io.tieback.core.attribute.AttributionSetting;
import io.tieback.core.ledger.LedgerEntry;
import io.tieback.core.ledger.Target;
import io.tieback.core.report.Money;
import io.tieback.embedded.Readings;
import io.tieback.engine.read.ActReader;
import io.tieback.engine.read.ActReader.ActSnapshot;
import io.tieback.engine.timeline.ActPart;
import io.tieback.eval.endtoend.FoundAct.Earning;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What a ledger says: the acts that it counts, with their users and what engagements earned by them.
 *
 * @param acts in order of their reports' ids
 */
public record FoundLedger(List<FoundAct> acts) {
    /** Copies the list. */
    public FoundLedger {
        acts = List.copyOf(acts);
    }

    /**
     * Reads a ledger at rest.
     *
     * @param rowOf the world's row of a report, asked by several threads; a report without one is passed over
     */
    public static FoundLedger read(Readings readings, Function<String, Optional<String>> rowOf) {
        List<Standing> standing = new ArrayList<>();
        Gathering gathering = new Gathering(standing);
        readings.ledger(gathering::take);
        gathering.end();
        return new FoundLedger(readings.states(store -> standing.parallelStream()
                .flatMap(one ->
                        rowOf.apply(one.reportId).map(row -> one.found(row, ActReader.read(store, one.actId))).stream())
                .toList()));
    }

    /**
     * Counts who was matched.
     *
     * @param groupOf the group of a row
     * @param userOf who truly did what a row tells of; empty for nobody that the platform knows
     */
    public <G extends Comparable<G>> Map<G, MatchCount> matched(
            Function<String, G> groupOf, Function<String, String> userOf) {
        Map<G, MatchCount> counts = new TreeMap<>();
        for (FoundAct act : acts) {
            String user = userOf.apply(act.row());
            double right = act.users().getOrDefault(user, 0.0);
            double all = act.users().values().stream()
                    .mapToDouble(Double::doubleValue)
                    .sum();
            counts.merge(groupOf.apply(act.row()), new MatchCount(1, right, all - right), MatchCount::plus);
        }
        return counts;
    }

    /** Adds up the entries of one report after the other. */
    private static final class Gathering {
        private final List<Standing> standing;
        private Standing current = new Standing("");

        Gathering(List<Standing> standing) {
            this.standing = standing;
        }

        void take(LedgerEntry entry) {
            if (!entry.reportId().equals(current.reportId)) {
                end();
                current = new Standing(entry.reportId());
            }
            current.add(entry);
        }

        void end() {
            if (!current.reportId.isEmpty() && current.isCounted()) {
                standing.add(current);
            }
        }
    }

    /** Where the mass of a report stands. */
    private static final class Standing {
        private final String reportId;
        private final Map<Place, long[]> sums = new LinkedHashMap<>();
        private String actId = "";
        private String type = "";

        private record Place(String setting, Target target) {}

        Standing(String reportId) {
            this.reportId = reportId;
        }

        void add(LedgerEntry entry) {
            actId = entry.actId();
            type = entry.conversionType();
            long[] sum = sums.computeIfAbsent(new Place(entry.setting(), entry.target()), place -> new long[2]);
            sum[0] += entry.share();
            sum[1] += entry.valueMicros();
        }

        boolean isCounted() {
            return sums.entrySet().stream()
                    .noneMatch(sum -> sum.getKey().target() instanceof Target.Merged && sum.getValue()[0] > 0);
        }

        FoundAct found(String row, Optional<ActSnapshot> act) {
            Map<String, Double> users = new HashMap<>();
            Set<String> candidates = new HashSet<>();
            act.ifPresent(standing -> {
                for (ActPart part : standing.parts()) {
                    users.merge(part.userId(), (double) part.share() / LedgerEntry.WHOLE, Double::sum);
                }
                standing.evidence().forEach(key -> candidates.addAll(key.userIds()));
            });
            return new FoundAct(
                    row,
                    type,
                    act.flatMap(ActSnapshot::value),
                    users,
                    candidates,
                    earnings(AttributionSetting.lastTouch().name()),
                    earnings(AttributionSetting.linear().name()));
        }

        private List<Earning> earnings(String setting) {
            List<Earning> earnings = new ArrayList<>();
            sums.forEach((place, sum) -> {
                boolean isWanted = place.setting().equals(setting) && sum[0] != 0;
                if (isWanted && place.target() instanceof Target.Credited credited) {
                    earnings.add(new Earning(
                            credited.engagementId(),
                            credited.campaignId(),
                            (double) sum[0] / LedgerEntry.WHOLE,
                            (double) sum[1] / Money.MICROS));
                }
            });
            return earnings;
        }
    }
}
