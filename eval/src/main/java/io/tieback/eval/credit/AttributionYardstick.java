package io.tieback.eval.credit;

import io.tieback.core.attribute.AttributionSetting;
import io.tieback.core.ledger.LedgerEntry;
import io.tieback.core.ledger.Target;
import io.tieback.eval.credit.CreditSums.Measure;
import io.tieback.eval.data.WorldInputs;
import io.tieback.eval.product.ProductRun;
import io.tieback.eval.yardstick.AnswerRow;
import io.tieback.eval.yardstick.Bootstrap;
import io.tieback.eval.yardstick.Measured;
import io.tieback.world.read.FeedLine.Kind;
import io.tieback.world.read.WorldFolder;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * How far the credit of campaigns is from what they caused. Tieback today credits by rule what deterministic keys let
 * it see; the base line is last touch on the same. Beside it stands true credit, the same rule on true acts and true
 * persons: what is between the two is lost by not seeing, the rest is the rule's own error.
 */
public final class AttributionYardstick {
    private static final String NOTHING_CAUSED = "no campaign caused anything here";
    private static final List<AttributionSetting> RULES =
            List.of(AttributionSetting.lastTouch(), AttributionSetting.linear());

    private final CreditTruth truth;
    private final Map<String, CreditSums> visible;
    private final Bootstrap bootstrap;
    private final List<AnswerRow> rows = new ArrayList<>();

    private AttributionYardstick(CreditTruth truth, Map<String, CreditSums> visible, Bootstrap bootstrap) {
        this.truth = truth;
        this.visible = visible;
        this.bootstrap = bootstrap;
    }

    /** Measures a world; nothing is learnt. */
    public static List<AnswerRow> measure(WorldFolder world, long seed) {
        CreditTruth truth = CreditTruth.of(world);
        ProductRun run = new ProductRun();
        WorldInputs.each(
                world, EnumSet.allOf(Kind.class), arrival -> run.accept(arrival.receivedAt(), arrival.input()));
        int advertisers =
                (int) truth.advertiserOf().values().stream().distinct().count();
        Map<String, CreditSums> visible = visible(run.ledger(), truth);
        AttributionYardstick yardstick = new AttributionYardstick(truth, visible, new Bootstrap(advertisers, seed));
        yardstick.rows();
        return yardstick.rows;
    }

    /** The ledger's credit of goal acts, by setting. */
    static Map<String, CreditSums> visible(List<LedgerEntry> ledger, CreditTruth truth) {
        Map<String, CreditSums> bySetting = new HashMap<>();
        RULES.forEach(rule -> bySetting.put(rule.name(), new CreditSums()));
        for (LedgerEntry entry : ledger) {
            CreditSums sums = bySetting.get(entry.setting());
            if (sums != null
                    && entry.target() instanceof Target.Credited credited
                    && truth.isGoal(entry.advertiserId(), entry.conversionType())) {
                double conversions = entry.share() / (double) LedgerEntry.WHOLE;
                double minor = entry.valueMicros() / 1e6;
                sums.add(credited.campaignId(), conversions, truth.inOrders(entry.advertiserId(), minor));
            }
        }
        return bySetting;
    }

    private void rows() {
        for (Measure measure : Measure.values()) {
            RULES.forEach(rule -> againstCaused(rule, measure));
            CampaignErrors last = visibleErrors(RULES.get(0), measure);
            CampaignErrors linear = visibleErrors(RULES.get(1), measure);
            Measured less = bootstrap.difference(linear::error, last::error, NOTHING_CAUSED);
            rows.add(AnswerRow.of(name(measure) + ", linear less last touch: error", "share", n(), less));
            RULES.forEach(rule -> trueCredit(rule, measure));
            RULES.forEach(rule -> unseen(rule, measure));
        }
        Measured reach = Measured.exact(truth.shareWithinReach(), NOTHING_CAUSED);
        rows.add(AnswerRow.of("acts caused that an engagement is eligible for", "share", truth.causedInAll(), reach));
    }

    /** What the product credits today against what was caused. */
    private void againstCaused(AttributionSetting rule, Measure measure) {
        CampaignErrors today = visibleErrors(rule, measure);
        CampaignErrors base = visibleErrors(RULES.get(0), measure);
        String name = name(measure) + ", " + name(rule) + ": ";
        Measured none = Measured.absent("no scorer of what campaigns cause is built yet");
        rows.add(AnswerRow.of(name + "error", "share of what was caused", n(), figure(today::error))
                .beside(figure(base::error), none));
        rows.add(AnswerRow.of(name + "credited for each one caused", "ratio", n(), figure(today::ratio))
                .beside(figure(base::ratio), none));
    }

    /** What the rule itself is worth, were every act and person known. */
    private void trueCredit(AttributionSetting rule, Measure measure) {
        CampaignErrors errors = errors(truth.byRule(rule), truth.caused(), measure);
        String name = name(measure) + ", " + name(rule) + " on true acts and persons: ";
        rows.add(AnswerRow.of(name + "error", "share of what was caused", n(), figure(errors::error)));
        rows.add(AnswerRow.of(name + "credited for each one caused", "ratio", n(), figure(errors::ratio)));
    }

    /** What deterministic keys and ids do not let the rule see. */
    private void unseen(AttributionSetting rule, Measure measure) {
        CampaignErrors errors = errors(visible(rule), truth.byRule(rule), measure);
        String name = name(measure) + ", " + name(rule) + " against itself on true acts and persons: ";
        rows.add(AnswerRow.of(name + "error", "share of true credit", n(), figure(errors::error)));
        rows.add(AnswerRow.of(name + "credited", "ratio", n(), figure(errors::ratio)));
    }

    private static String name(Measure measure) {
        return measure == Measure.CONVERSIONS ? "conversions" : "value";
    }

    private static String name(AttributionSetting rule) {
        return rule.name().replace('_', ' ');
    }

    private CampaignErrors visibleErrors(AttributionSetting rule, Measure measure) {
        return errors(visible(rule), truth.caused(), measure);
    }

    private CreditSums visible(AttributionSetting rule) {
        return visible.getOrDefault(rule.name(), new CreditSums());
    }

    private CampaignErrors errors(CreditSums said, CreditSums wanted, Measure measure) {
        return CampaignErrors.of(said, wanted, measure, truth.advertiserOf());
    }

    private Measured figure(ToDoubleFunction<double[]> figure) {
        return bootstrap.weighted(figure, NOTHING_CAUSED);
    }

    private long n() {
        return truth.advertiserOf().size();
    }
}
