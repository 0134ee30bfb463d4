package io.tieback.eval.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import io.tieback.eval.data.JsonLines;
import io.tieback.world.read.WorldFolder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What happened in a world. A conversion is an act of a type that is some advertiser's goal; a refund is none, but
 * lessens the value of the one that it takes back. People are numbered; each invented report counts as one more person.
 */
final class Truth {
    private final Map<String, TrueAct> acts = new LinkedHashMap<>();
    private final Map<String, String> actOfRow = new HashMap<>();
    private final Map<String, Integer> groupOfInvented = new HashMap<>();
    private final Map<Integer, Integer> groupOfPerson = new HashMap<>();
    private final Map<String, Integer> groupOfUser = new HashMap<>();
    private final Map<String, String> advertiserOfCampaign = new LinkedHashMap<>();
    private final Map<String, Double> meanOrder = new HashMap<>();
    private final Set<String> types = new TreeSet<>();
    private final Set<String> reported = new TreeSet<>();

    private Truth() {}

    /**
     * A true act.
     *
     * @param group number of its person
     * @param userId who did it, or empty if not a user
     * @param isConversion whether it counts
     * @param valueMinor what was paid in the end, in minor units
     * @param currency of the value, or empty
     * @param lastTouch the engagement that truly touched last, or empty
     * @param lastCampaign its campaign, or empty
     * @param incremental each campaign's Shapley value
     */
    record TrueAct(
            int group,
            String userId,
            boolean isConversion,
            double valueMinor,
            String currency,
            String lastTouch,
            String lastCampaign,
            Map<String, Double> incremental) {
        TrueAct worth(double other) {
            return new TrueAct(group, userId, isConversion, other, currency, lastTouch, lastCampaign, incremental);
        }

        TrueAct touched(String engagementId, String campaignId, Map<String, Double> shares) {
            return new TrueAct(group, userId, isConversion, valueMinor, currency, engagementId, campaignId, shares);
        }
    }

    static Truth read(WorldFolder world) {
        Truth truth = new Truth();
        Path files = world.path().resolve("truth");
        JsonLines.read(files.resolve("people.jsonl"), truth::person);
        JsonLines.read(files.resolve("campaigns.jsonl"), truth::campaign);
        Map<String, Double> refunded = new HashMap<>();
        Map<String, double[]> orders = new HashMap<>();
        JsonLines.read(files.resolve("acts.jsonl"), act -> truth.act(act, refunded, orders));
        refunded.forEach((purchase, minor) ->
                truth.acts.computeIfPresent(purchase, (id, act) -> act.worth(act.valueMinor() - minor)));
        orders.forEach((advertiser, sum) -> truth.meanOrder.put(advertiser, sum[1] / sum[0]));
        JsonLines.read(files.resolve("credit.jsonl"), truth::credit);
        JsonLines.read(files.resolve("reports.jsonl"), truth::report);
        JsonLines.read(world.path().resolve("reports.jsonl"), truth::sent);
        return truth;
    }

    /** Acts by id. */
    Map<String, TrueAct> acts() {
        return acts;
    }

    /** The act that a row truly tells of; empty if it was invented. */
    Optional<String> actOf(String row) {
        return Optional.ofNullable(actOfRow.get(row));
    }

    /** Whose resampling moves a row. */
    int groupOfRow(String row) {
        return actOf(row)
                .map(act -> Objects.requireNonNull(acts.get(act)).group())
                .orElseGet(() -> groupOfInvented.getOrDefault(row, 0));
    }

    /** The number of a user. */
    int groupOfUser(String userId) {
        return groupOfUser.getOrDefault(userId, 0);
    }

    /** How many people there are, with one for each invented report. */
    int groups() {
        return groupOfPerson.size() + groupOfInvented.size();
    }

    /** Whether a report of this type claims a conversion. */
    boolean isConversionType(String type) {
        return types.contains(type);
    }

    /** Whether some report of the act was in order and claimed a conversion. */
    boolean isReported(String actId) {
        return reported.contains(actId);
    }

    /** Campaigns, in order. */
    List<String> campaigns() {
        return List.copyOf(advertiserOfCampaign.keySet());
    }

    /** The advertiser's mean order in minor units, by which its amounts are made comparable; 0 if it has none. */
    double meanOrderOf(String campaignId) {
        return meanOrder.getOrDefault(advertiserOfCampaign.getOrDefault(campaignId, ""), 0.0);
    }

    private void person(JsonNode person) {
        int group = groupOfPerson.size();
        groupOfPerson.put(person.path("personId").asInt(), group);
        if (person.has("userId")) {
            groupOfUser.put(person.path("userId").asText(), group);
        }
    }

    private void campaign(JsonNode campaign) {
        advertiserOfCampaign.put(
                campaign.path("campaignId").asText(),
                campaign.path("advertiserId").asText());
    }

    private void act(JsonNode act, Map<String, Double> refunded, Map<String, double[]> orders) {
        double value = act.path("valueMinor").asDouble();
        boolean isRefund = act.has("refundOf");
        boolean isConversion = act.path("goal").asBoolean() && !isRefund;
        if (isRefund) {
            refunded.merge(act.path("refundOf").asText(), value, Double::sum);
        }
        if (isConversion) {
            types.add(act.path("type").asText());
            if (value > 0) {
                double[] sum = orders.computeIfAbsent(act.path("advertiserId").asText(), id -> new double[2]);
                sum[0]++;
                sum[1] += value;
            }
        }
        acts.put(
                act.path("actId").asText(),
                new TrueAct(
                        groupOfPerson.getOrDefault(act.path("personId").asInt(), 0),
                        act.path("userId").asText(),
                        isConversion,
                        value,
                        act.path("currency").asText(),
                        "",
                        "",
                        Map.of()));
    }

    private void credit(JsonNode credit) {
        Map<String, Double> shares = new HashMap<>();
        for (JsonNode part : credit.path("incremental")) {
            shares.merge(part.path("campaignId").asText(), part.path("share").asDouble(), Double::sum);
        }
        JsonNode last = credit.path("lastTouch");
        acts.computeIfPresent(
                credit.path("actId").asText(),
                (id, act) -> act.touched(
                        last.path("engagementId").asText(),
                        last.path("campaignId").asText(),
                        Map.copyOf(shares)));
    }

    private void report(JsonNode report) {
        String row = report.path("row").asText();
        if (report.path("invented").asBoolean()) {
            groupOfInvented.put(row, groups());
        } else {
            actOfRow.put(row, report.path("actId").asText());
            if (report.path("expected").asText().equals("accepted")) {
                reported.add(row);
            }
        }
    }

    /** Turns rows that are in order into the acts that they report. */
    private void sent(JsonNode line) {
        String row = line.path("row").asText();
        boolean isInOrder = reported.remove(row);
        if (isInOrder
                && isConversionType(line.path("report").path("conversionType").asText())) {
            actOf(row).ifPresent(reported::add);
        }
    }
}
