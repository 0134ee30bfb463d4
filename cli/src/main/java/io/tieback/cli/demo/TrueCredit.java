package io.tieback.cli.demo;

import io.tieback.core.attribute.AttributionSetting;
import io.tieback.core.report.EngagementKind;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The true credit of a rule: that rule on true acts and their true persons. Worked out the plainest way, apart from the
 * engine, whose answers stand beside it; only the rules' windows are shared.
 */
final class TrueCredit {
    /** A rule looks at so many engagements at most, the latest. */
    private static final int MOST = 20;

    private TrueCredit() {}

    /** Whom the credit belongs to: a campaign, by currency of the act or none. */
    record Cell(String campaignId, String currency) implements Comparable<Cell> {
        @Override
        public int compareTo(Cell other) {
            int order = campaignId.compareTo(other.campaignId);
            return order != 0 ? order : currency.compareTo(other.currency);
        }
    }

    /** Sum of parts of acts and of their values, in major units. */
    record Sum(double conversions, BigDecimal value) {
        static final Sum ZERO = new Sum(0, BigDecimal.ZERO);

        Sum plus(double share, BigDecimal part) {
            return new Sum(conversions + share, value.add(part));
        }

        Sum plus(Sum other) {
            return plus(other.conversions, other.value);
        }
    }

    /** What each campaign earned by the last touch: click over engagement over view. */
    static Map<Cell, Sum> lastTouch(List<TrueAct> acts, List<Exposure> exposures) {
        return credit(acts, exposures, AttributionSetting.lastTouch(), false);
    }

    /** What each campaign earned when all share equally. */
    static Map<Cell, Sum> linear(List<TrueAct> acts, List<Exposure> exposures) {
        return credit(acts, exposures, AttributionSetting.linear(), true);
    }

    private static Map<Cell, Sum> credit(
            List<TrueAct> acts, List<Exposure> exposures, AttributionSetting windows, boolean isShared) {
        Map<String, List<Exposure>> ofUser = new HashMap<>();
        for (Exposure exposure : exposures) {
            ofUser.computeIfAbsent(exposure.userId(), id -> new ArrayList<>()).add(exposure);
        }
        Map<Cell, Sum> credit = new TreeMap<>();
        for (TrueAct act : acts) {
            List<Exposure> path = new ArrayList<>();
            for (Exposure exposure : ofUser.getOrDefault(act.person().userId(), List.of())) {
                if (counts(exposure, act.at(), windows)) {
                    path.add(exposure);
                }
            }
            path.sort(Comparator.comparing(Exposure::at).reversed().thenComparing(Exposure::engagementId));
            give(act, isShared ? path.subList(0, Math.min(MOST, path.size())) : strongest(path), credit);
        }
        return credit;
    }

    private static boolean counts(Exposure exposure, Instant actAt, AttributionSetting windows) {
        Instant until = exposure.at().plus(windows.window(exposure.kind()));
        return !exposure.at().isAfter(actAt) && !actAt.isAfter(until);
    }

    private static List<Exposure> strongest(List<Exposure> latestFirst) {
        for (EngagementKind kind : List.of(EngagementKind.CLICK, EngagementKind.ENGAGEMENT, EngagementKind.VIEW)) {
            for (Exposure exposure : latestFirst) {
                if (exposure.kind() == kind) {
                    return List.of(exposure);
                }
            }
        }
        return List.of();
    }

    private static void give(TrueAct act, List<Exposure> earning, Map<Cell, Sum> credit) {
        if (earning.isEmpty()) {
            return;
        }
        BigDecimal part = act.value().divide(BigDecimal.valueOf(earning.size()), MathContext.DECIMAL64);
        for (Exposure exposure : earning) {
            Cell cell = new Cell(exposure.campaignId(), act.currency());
            credit.merge(cell, Sum.ZERO.plus(1.0 / earning.size(), part), Sum::plus);
        }
    }
}
