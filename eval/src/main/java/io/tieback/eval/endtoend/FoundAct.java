package io.tieback.eval.endtoend;

import io.tieback.core.report.Money;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An act that the ledger counts.
 *
 * @param row the world's row of the report that stands for it
 * @param type conversion type
 * @param value what it is worth
 * @param users its users and their shares
 * @param candidates users seen with any of its keys
 * @param lastTouch what engagements earned by the last touch
 * @param linear what they earned when all share
 */
record FoundAct(
        String row,
        String type,
        Optional<Money> value,
        Map<String, Double> users,
        Set<String> candidates,
        List<Earning> lastTouch,
        List<Earning> linear) {
    FoundAct {
        users = Map.copyOf(users);
        candidates = Set.copyOf(candidates);
        lastTouch = List.copyOf(lastTouch);
        linear = List.copyOf(linear);
    }

    /**
     * What an engagement earned.
     *
     * @param engagementId which
     * @param campaignId its campaign
     * @param share of the act
     * @param valueMinor money in minor units
     */
    record Earning(String engagementId, String campaignId, double share, double valueMinor) {}
}
