package io.tieback.eval.endtoend;

import io.tieback.eval.yardstick.Bootstrap;
import io.tieback.eval.yardstick.Measured;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How often a nominal 95 % interval around what a campaign was found to have earned holds the truth. Campaigns that
 * neither were found to have earned nor did are left out.
 */
final class CampaignCoverage {
    private static final double NORMAL = 1.959964;
    private static final String NONE = "no campaign truly earned anything";

    private final Map<String, List<Part>> found = new HashMap<>();
    private final Map<String, Double> truth = new HashMap<>();
    private final List<String> campaigns;

    /** A share of one conversion of one person. */
    private record Part(int group, double share) {}

    private record Interval(double low, double high) {
        boolean holds(double value) {
            return low - 1e-9 <= value && value <= high + 1e-9;
        }
    }

    private interface IntervalOf {
        Interval of(List<Part> parts);
    }

    CampaignCoverage(List<String> campaigns) {
        this.campaigns = List.copyOf(campaigns);
    }

    void found(int group, String campaignId, double share) {
        found.computeIfAbsent(campaignId, c -> new ArrayList<>()).add(new Part(group, share));
    }

    void truth(String campaignId, double amount) {
        truth.merge(campaignId, amount, Double::sum);
    }

    /** How many campaigns are looked at. */
    long campaigns() {
        return campaigns.stream().filter(this::counts).count();
    }

    /** Where each conversion counts as independent: its sum, and the sum of its squares as variance. */
    Measured independent(long seed) {
        return coverage(
                parts -> {
                    double sum = 0;
                    double squares = 0;
                    for (Part part : parts) {
                        sum += part.share();
                        squares += part.share() * part.share();
                    }
                    double half = NORMAL * Math.sqrt(squares);
                    return new Interval(sum - half, sum + half);
                },
                seed);
    }

    /** Where whole people are drawn again. */
    Measured byPerson(Bootstrap people, long seed) {
        return coverage(
                parts -> {
                    Measured sum = people.weighted(weights -> weighted(parts, weights), NONE);
                    return new Interval(sum.low(), sum.high());
                },
                seed);
    }

    private static double weighted(List<Part> parts, double[] weights) {
        double sum = 0;
        for (Part part : parts) {
            sum += weights[part.group()] * part.share();
        }
        return sum;
    }

    private boolean counts(String campaign) {
        return found.containsKey(campaign) || truth.getOrDefault(campaign, 0.0) > 0;
    }

    /** The share of the campaigns whose interval holds the truth, itself with an interval over campaigns. */
    private Measured coverage(IntervalOf interval, long seed) {
        double[] holds = campaigns.stream()
                .filter(this::counts)
                .mapToDouble(campaign ->
                        interval.of(found.getOrDefault(campaign, List.of())).holds(truth.getOrDefault(campaign, 0.0))
                                ? 1
                                : 0)
                .toArray();
        return new Bootstrap(holds.length, seed)
                .of(
                        drawn -> {
                            double sum = 0;
                            for (int campaign : drawn) {
                                sum += holds[campaign];
                            }
                            return sum / drawn.length;
                        },
                        NONE);
    }
}
