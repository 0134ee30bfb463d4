package io.tieback.eval.endtoend;

import io.tieback.eval.yardstick.Bootstrap;
import io.tieback.eval.yardstick.Measured;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How far campaigns' sums are off: the sum of the absolute differences over the sum of the truth. */
final class CampaignError {
    private static final String NONE = "no campaign truly earned anything";

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<Part> parts = new ArrayList<>();

    /** What one person's act adds to a campaign. */
    private record Part(int group, int campaign, double found, double truth) {}

    CampaignError(List<String> campaigns) {
        campaigns.forEach(campaign -> numbers.put(campaign, numbers.size()));
    }

    void found(int group, String campaignId, double amount) {
        add(group, campaignId, amount, 0);
    }

    void truth(int group, String campaignId, double amount) {
        add(group, campaignId, 0, amount);
    }

    int campaigns() {
        return numbers.size();
    }

    Measured measured(Bootstrap bootstrap) {
        return bootstrap.weighted(this::of, NONE);
    }

    /** All that was found for each unit of the truth. */
    Measured ratio(Bootstrap bootstrap) {
        return bootstrap.weighted(
                weights -> {
                    double found = 0;
                    double truth = 0;
                    for (Part part : parts) {
                        found += weights[part.group()] * part.found();
                        truth += weights[part.group()] * part.truth();
                    }
                    return found / truth;
                },
                NONE);
    }

    private void add(int group, String campaignId, double found, double truth) {
        Integer campaign = numbers.get(campaignId);
        if (campaign != null) {
            parts.add(new Part(group, campaign, found, truth));
        }
    }

    private double of(double[] weights) {
        double[] difference = new double[numbers.size()];
        double whole = 0;
        for (Part part : parts) {
            double weight = weights[part.group()];
            difference[part.campaign()] += weight * (part.found() - part.truth());
            whole += weight * part.truth();
        }
        double off = 0;
        for (double one : difference) {
            off += Math.abs(one);
        }
        return whole == 0 ? Double.NaN : off / whole;
    }
}
