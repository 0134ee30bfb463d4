package io.tieback.eval.credit;

import io.tieback.core.attribute.AttributionSetting;
import io.tieback.core.ledger.LedgerEntry;
import io.tieback.core.ledger.Target;
import io.tieback.core.report.AdEngagement;
import io.tieback.core.report.ConversionReport;
import io.tieback.core.report.ConversionType;
import io.tieback.core.report.EngagementKind;
import io.tieback.core.report.Input;
import io.tieback.eval.data.WorldInputs;
import io.tieback.eval.product.ProductRun;
import io.tieback.world.read.FeedLine.Kind;
import io.tieback.world.read.WorldFolder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the product's pipeline lets anybody see of the credit of goal acts: sums by rule, and of each campaign that
 * touched a counted act what there is to go by. Nothing of the truth is in it but which types are goals, which
 * advertisers say themselves, and the mean order, which is a unit.
 */
final class SeenCredit {
    private final CreditTruth truth;
    private final Map<String, AdEngagement> engagements = new HashMap<>();
    private final Map<String, double[]> shown = new HashMap<>();
    private final Map<String, Instant> occurred = new HashMap<>();
    private final Map<String, CreditSums> byRule = new HashMap<>();
    private final Map<String, double[]> knownAndNot = new HashMap<>();
    private final Map<String, Map<String, Credited>> byReport = new TreeMap<>();
    private final List<Touch> touches = new ArrayList<>();

    /**
     * A campaign that touched a counted act.
     *
     * @param reportId the report that counts
     * @param evidence what there is to go by
     * @param acts for how many of its advertiser's counted acts an act stands whose user is known
     */
    record Touch(String reportId, String campaignId, double[] evidence, double acts) {}

    /** What the entries of a report and a campaign sum up to: last touch, linear, and linear of each engagement. */
    private static final class Credited {
        private long last;
        private long linear;
        private long micros;
        private final Map<String, Long> shares = new TreeMap<>();
        private final String advertiserId;
        private final boolean isPurchase;

        Credited(LedgerEntry entry) {
            advertiserId = entry.advertiserId();
            isPurchase = new ConversionType(entry.conversionType()).isPurchase();
        }
    }

    private SeenCredit(CreditTruth truth) {
        this.truth = truth;
    }

    /** Runs the pipeline over a world. */
    static SeenCredit of(WorldFolder world, CreditTruth truth) {
        SeenCredit seen = new SeenCredit(truth);
        ProductRun run = new ProductRun();
        WorldInputs.each(world, EnumSet.allOf(Kind.class), arrival -> {
            run.accept(arrival.receivedAt(), arrival.input());
            seen.hear(arrival.input());
        });
        run.ledger().forEach(seen::enter);
        seen.gather();
        return seen;
    }

    /** What a rule credits today. */
    CreditSums byRule(AttributionSetting rule) {
        return byRule.getOrDefault(rule.name(), new CreditSums());
    }

    /** Campaigns that touched counted acts, in order of reports and campaigns. */
    List<Touch> touches() {
        return List.copyOf(touches);
    }

    private void hear(Input input) {
        if (input instanceof AdEngagement one) {
            engagements.put(one.engagementId(), one);
            shown.computeIfAbsent(one.campaignId(), c -> new double[EngagementKind.values().length])[
                    one.kind().ordinal()]++;
        } else if (input instanceof ConversionReport report) {
            occurred.put(report.reportId(), report.occurredAt());
        }
    }

    private void enter(LedgerEntry entry) {
        if (!truth.isGoal(entry.advertiserId(), entry.conversionType())) {
            return;
        }
        double[] acts = knownAndNot.computeIfAbsent(entry.advertiserId(), a -> new double[2]);
        acts[0] += entry.setting().equals(AttributionSetting.lastTouch().name()) ? entry.share() : 0;
        acts[1] += entry.target() instanceof Target.Nobody ? entry.share() : 0;
        if (entry.target() instanceof Target.Credited credited) {
            credit(entry, credited);
        }
    }

    private void credit(LedgerEntry entry, Target.Credited credited) {
        double minor = entry.valueMicros() / 1e6;
        byRule.computeIfAbsent(entry.setting(), name -> new CreditSums())
                .add(
                        credited.campaignId(),
                        entry.share() / (double) LedgerEntry.WHOLE,
                        truth.inOrders(entry.advertiserId(), minor));
        Credited sums = byReport.computeIfAbsent(entry.reportId(), r -> new TreeMap<>())
                .computeIfAbsent(credited.campaignId(), c -> new Credited(entry));
        if (entry.setting().equals(AttributionSetting.lastTouch().name())) {
            sums.last += entry.share();
        } else if (entry.setting().equals(AttributionSetting.linear().name())) {
            sums.linear += entry.share();
            sums.micros += entry.valueMicros();
            sums.shares.merge(credited.engagementId(), entry.share(), Long::sum);
        }
    }

    private void gather() {
        byReport.values().forEach(campaigns -> campaigns.values().removeIf(one -> one.linear <= 0));
        Map<String, double[]> habits = new HashMap<>();
        byReport.forEach((reportId, campaigns) -> campaigns.forEach((campaign, one) -> {
            double[] counts = habits.computeIfAbsent(campaign, c -> new double[3]);
            counts[0]++;
            counts[1] += hours(reportId, one, EngagementKind.CLICK) <= 1 ? 1 : 0;
            counts[2] += one.last > 0 ? 1 : 0;
        }));
        byReport.forEach((reportId, campaigns) -> campaigns.forEach((campaign, one) -> touches.add(new Touch(
                reportId,
                campaign,
                evidence(reportId, one, campaigns.size(), habits.getOrDefault(campaign, new double[3]), campaign),
                actsFor(one.advertiserId)))));
    }

    private double actsFor(String advertiserId) {
        double[] acts = knownAndNot.getOrDefault(advertiserId, new double[] {1, 0});
        return acts[0] > 0 ? (acts[0] + acts[1]) / acts[0] : 1;
    }

    private double[] evidence(String reportId, Credited one, int campaigns, double[] habits, String campaign) {
        double[] kinds = shown.getOrDefault(campaign, new double[EngagementKind.values().length]);
        double all = Arrays.stream(kinds).sum();
        double orders = truth.inOrders(one.advertiserId, one.micros / 1e6) * LedgerEntry.WHOLE / one.linear;
        return new double[] {
            one.last / (double) LedgerEntry.WHOLE,
            one.linear / (double) LedgerEntry.WHOLE,
            hours(reportId, one, EngagementKind.CLICK),
            hours(reportId, one, EngagementKind.ENGAGEMENT),
            hours(reportId, one, EngagementKind.VIEW),
            one.shares.size(),
            campaigns,
            one.isPurchase ? 1 : 0,
            orders > 0 ? StrictMath.log(orders) : Double.NaN,
            kinds[EngagementKind.CLICK.ordinal()] / all,
            habits[0] / all,
            habits[1] / habits[0],
            habits[2] / habits[0]
        };
    }

    /** From the campaign's latest engagement of a kind to the act; NaN without one. */
    private double hours(String reportId, Credited one, EngagementKind kind) {
        Instant act = occurred.getOrDefault(reportId, Instant.EPOCH);
        return one.shares.keySet().stream()
                .map(engagements::get)
                .filter(engagement -> engagement != null && engagement.kind() == kind)
                .mapToDouble(engagement ->
                        Duration.between(engagement.occurredAt(), act).toMillis() / 3.6e6)
                .min()
                .orElse(Double.NaN);
    }
}
