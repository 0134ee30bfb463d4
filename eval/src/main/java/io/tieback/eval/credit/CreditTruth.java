package io.tieback.eval.credit;

import com.fasterxml.jackson.databind.JsonNode;
import io.tieback.core.attribute.AttributionSetting;
import io.tieback.core.attribute.ConversionPath;
import io.tieback.core.attribute.Touchpoint;
import io.tieback.core.report.EngagementKind;
import io.tieback.eval.data.JsonLines;
import io.tieback.world.read.WorldFolder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The true goal acts of a world, whose they are, and what campaigns caused of them: Shapley values under the world's
 * own outcome function.
 */
final class CreditTruth {
    private final Map<String, String> advertiserOf = new TreeMap<>();
    private final Map<String, Goal> goals = new TreeMap<>();
    private final Map<String, Set<String>> goalTypes = new HashMap<>();
    private final Map<String, double[]> orders = new HashMap<>();
    private final Map<String, List<Touchpoint>> touchpoints = new HashMap<>();
    private final Map<String, String> actOf = new HashMap<>();
    private final ActShares caused = new ActShares();
    private final Map<String, double[]> reach = new TreeMap<>();

    private record Goal(String userId, String advertiserId, Instant occurredAt, double valueMinor) {}

    private CreditTruth() {}

    static CreditTruth of(WorldFolder world) {
        CreditTruth truth = new CreditTruth();
        JsonLines.read(
                world.file("truth/campaigns.jsonl"),
                one -> truth.advertiserOf.put(
                        one.get("campaignId").asText(), one.get("advertiserId").asText()));
        JsonLines.read(world.file("truth/acts.jsonl"), truth::act);
        JsonLines.read(world.file("engagements.jsonl"), line -> truth.engagement(line.get("engagement")));
        JsonLines.read(world.file("truth/credit.jsonl"), truth::credit);
        JsonLines.read(
                world.file("truth/outcomes.jsonl"),
                one -> truth.reach(one.get("advertiserId").asText())[1] +=
                        one.get("acts").asInt() - one.get("actsWithoutAds").asInt());
        JsonLines.read(
                world.file("truth/reports.jsonl"),
                one -> truth.actOf.put(
                        one.get("row").asText(), one.path("actId").asText("")));
        return truth;
    }

    /** Campaign to its advertiser. */
    Map<String, String> advertiserOf() {
        return Collections.unmodifiableMap(advertiserOf);
    }

    /** What campaigns caused. */
    CreditSums caused() {
        return caused.sums();
    }

    /** What campaigns caused, by act. */
    ActShares causedByAct() {
        return caused;
    }

    /** The act that a report tells of; empty if it is invented. */
    String actOf(String reportId) {
        return actOf.getOrDefault(reportId, "");
    }

    /**
     * The share of the acts caused by ads that some engagement is eligible for when they happen.
     *
     * @param weights how often each advertiser counts, in the order of their ids
     */
    double shareWithinReach(double[] weights) {
        double within = 0;
        double all = 0;
        List<String> advertisers = advertisers();
        for (int i = 0; i < weights.length; i++) {
            double[] counts = reach.getOrDefault(advertisers.get(i), new double[2]);
            within += weights[i] * counts[0];
            all += weights[i] * counts[1];
        }
        return within / all;
    }

    /** Acts that ads caused. */
    long causedInAll() {
        return (long) reach.values().stream().mapToDouble(counts -> counts[1]).sum();
    }

    /** Advertisers with a campaign, in order of their ids. */
    List<String> advertisers() {
        return List.copyOf(new TreeSet<>(advertiserOf.values()));
    }

    /** Whether an advertiser counts acts of a type as its goal. */
    boolean isGoal(String advertiserId, String type) {
        return goalTypes.getOrDefault(advertiserId, Set.of()).contains(type);
    }

    /** An amount in mean orders of its advertiser; 0 where none has a value. */
    double inOrders(String advertiserId, double minor) {
        double[] sums = orders.getOrDefault(advertiserId, new double[2]);
        return sums[0] > 0 ? minor * sums[1] / sums[0] : 0;
    }

    /** A rule on the true acts and persons. */
    CreditSums byRule(AttributionSetting setting) {
        return sharesByRule(setting).sums();
    }

    /** The same by act. */
    ActShares sharesByRule(AttributionSetting setting) {
        ActShares shares = new ActShares();
        goals.forEach((actId, goal) -> {
            List<Touchpoint> path = path(goal);
            List<Touchpoint> earning = new ConversionPath(path, goal.occurredAt()).earning(setting);
            for (Touchpoint touchpoint : earning) {
                double share = 1.0 / earning.size();
                double value = share * inOrders(goal.advertiserId(), goal.valueMinor());
                shares.add(actId, touchpoint.campaignId(), share, value);
            }
        });
        return shares;
    }

    private double[] reach(String advertiserId) {
        return reach.computeIfAbsent(advertiserId, a -> new double[2]);
    }

    private List<Touchpoint> path(Goal goal) {
        Map<EngagementKind, Integer> kept = new HashMap<>();
        List<Touchpoint> path = new ArrayList<>();
        touchpoints.getOrDefault(goal.userId() + " " + goal.advertiserId(), List.of()).stream()
                .filter(touchpoint -> !touchpoint.occurredAt().isAfter(goal.occurredAt()))
                .sorted(Touchpoint.LATEST_FIRST)
                .filter(touchpoint -> kept.merge(touchpoint.kind(), 1, Integer::sum) <= ConversionPath.MAX_TOUCHPOINTS)
                .forEach(path::add);
        return path;
    }

    private void act(JsonNode act) {
        if (!act.path("goal").asBoolean(false) || act.has("refundOf")) {
            return;
        }
        String advertiser = act.get("advertiserId").asText();
        double value = act.path("valueMinor").asDouble(0);
        Instant at = Instant.ofEpochMilli(JsonLines.millis(act.get("occurredAt")));
        goals.put(act.get("actId").asText(), new Goal(act.path("userId").asText(""), advertiser, at, value));
        goalTypes
                .computeIfAbsent(advertiser, a -> new HashSet<>())
                .add(act.get("type").asText());
        if (value > 0) {
            double[] sums = orders.computeIfAbsent(advertiser, a -> new double[2]);
            sums[0] += value;
            sums[1]++;
        }
    }

    private void engagement(JsonNode one) {
        String whose =
                one.get("userId").asText() + " " + one.get("advertiserId").asText();
        touchpoints
                .computeIfAbsent(whose, u -> new ArrayList<>())
                .add(new Touchpoint(
                        one.get("engagementId").asText(),
                        one.get("campaignId").asText(),
                        one.get("adId").asText(),
                        EngagementKind.valueOf(one.get("kind").asText().toUpperCase(Locale.ROOT)),
                        Instant.ofEpochMilli(JsonLines.millis(one.get("occurredAt")))));
    }

    private void credit(JsonNode credit) {
        String actId = credit.get("actId").asText();
        Goal goal = goals.get(actId);
        if (goal == null) {
            return;
        }
        for (JsonNode part : credit.path("incremental")) {
            double share = part.get("share").asDouble();
            reach(goal.advertiserId())[0] += credit.has("lastTouch") ? share : 0;
            double value = share * inOrders(goal.advertiserId(), goal.valueMinor());
            caused.add(actId, part.get("campaignId").asText(), share, value);
        }
    }
}
