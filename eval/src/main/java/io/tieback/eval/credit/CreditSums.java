package io.tieback.eval.credit;

import java.util.Map;
import java.util.TreeMap;

/** Conversions and value credited to each campaign; value in mean orders of its advertiser, so that currencies add. */
final class CreditSums {
    private final Map<String, double[]> byCampaign = new TreeMap<>();

    /** Adds credit to a campaign. */
    void add(String campaignId, double conversions, double value) {
        double[] sums = byCampaign.computeIfAbsent(campaignId, c -> new double[2]);
        sums[0] += conversions;
        sums[1] += value;
    }

    /** What a campaign is credited with. */
    double of(String campaignId, Measure measure) {
        double[] sums = byCampaign.get(campaignId);
        return sums == null ? 0 : sums[measure.ordinal()];
    }

    /** What is counted. */
    enum Measure {
        CONVERSIONS,
        VALUE
    }
}
