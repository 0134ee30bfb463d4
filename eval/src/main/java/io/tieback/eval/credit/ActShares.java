package io.tieback.eval.credit;

import io.tieback.eval.credit.CreditSums.Measure;
import java.util.HashMap;
import java.util.Map;

/** Conversions and value that campaigns earned by each act. */
final class ActShares {
    private final Map<String, CreditSums> byAct = new HashMap<>();
    private final CreditSums sums = new CreditSums();

    void add(String actId, String campaignId, double conversions, double value) {
        byAct.computeIfAbsent(actId, a -> new CreditSums()).add(campaignId, conversions, value);
        sums.add(campaignId, conversions, value);
    }

    /** What a campaign earned by an act. */
    double of(String actId, String campaignId, Measure measure) {
        CreditSums act = byAct.get(actId);
        return act == null ? 0 : act.of(campaignId, measure);
    }

    /** What each campaign earned by all acts. */
    CreditSums sums() {
        return sums;
    }
}
