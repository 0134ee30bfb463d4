package io.tieback.eval.credit;

import io.tieback.core.attribute.AttributionSetting;
import io.tieback.eval.credit.CreditOracle.Wanted;
import io.tieback.eval.credit.CreditSums.Measure;
import io.tieback.eval.data.Teachers;
import io.tieback.eval.oracle.Oracle;
import io.tieback.eval.yardstick.AnswerRow;
import io.tieback.eval.yardstick.Bootstrap;
import io.tieback.eval.yardstick.Measured;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/**
 * How far the credit of campaigns is from what they caused. Tieback today credits by rule what deterministic keys let
 * it see; the base line is last touch on the same; the oracle is taught by other seeds what a touch that is seen was
 * worth. Beside it stands true credit, the same rule on true acts and true persons: what is between the two is lost by
 * not seeing, the rest is the rule's own error.
 */
public final class AttributionYardstick {
    private static final String NOTHING_CAUSED = "no campaign caused anything here";
    private static final Held CAUSED = new Held("share of what was caused", "credited for each one caused");
    private static final Held ITSELF = new Held("share of true credit", "credited");
    private static final List<AttributionSetting> RULES =
            List.of(AttributionSetting.lastTouch(), AttributionSetting.linear());

    private final CreditTruth truth;
    private final SeenCredit seen;
    private final Oracle<Map<Wanted, CreditSums>> oracle;
    private final Bootstrap bootstrap;
    private final List<AnswerRow> rows = new ArrayList<>();

    private AttributionYardstick(
            CreditTruth truth, SeenCredit seen, Oracle<Map<Wanted, CreditSums>> oracle, long seed) {
        this.truth = truth;
        this.seen = seen;
        this.oracle = oracle;
        this.bootstrap = new Bootstrap(truth.advertisers().size(), seed);
    }

    /** Measures the judged world, with an oracle from the teachers. */
    public static List<AnswerRow> measure(Teachers teachers, long seed) {
        CreditTruth truth = CreditTruth.of(teachers.judged());
        SeenCredit seen = SeenCredit.of(teachers.judged(), truth);
        Map<Wanted, CreditOracle.School> schools = new EnumMap<>(Wanted.class);
        for (Wanted wanted : Wanted.values()) {
            schools.put(wanted, new CreditOracle.School(wanted, seed));
        }
        teachers.each(world -> {
            CreditTruth taught = CreditTruth.of(world);
            SeenCredit lessons = SeenCredit.of(world, taught);
            schools.values().forEach(school -> school.learn(lessons, taught));
        });
        Oracle<Map<Wanted, CreditSums>> oracle = Oracle.by(() -> {
            Map<Wanted, CreditSums> sums = new EnumMap<>(Wanted.class);
            for (Map.Entry<Wanted, CreditOracle.School> school : schools.entrySet()) {
                sums.put(school.getKey(), school.getValue().teach().credit(seen));
            }
            return sums;
        });
        AttributionYardstick yardstick = new AttributionYardstick(truth, seen, oracle, seed);
        yardstick.rows();
        return List.copyOf(yardstick.rows);
    }

    private void rows() {
        for (Measure measure : Measure.values()) {
            RULES.forEach(rule -> againstCaused(rule, measure));
            CampaignErrors last = seenErrors(RULES.get(0), measure);
            CampaignErrors linear = seenErrors(RULES.get(1), measure);
            difference(name(measure) + ", linear less last touch: error", Oracle.of(linear), last);
            difference(name(measure) + ", oracle less last touch: error", best(Wanted.CAUSED, measure), last);
            RULES.forEach(rule -> trueCredit(rule, measure));
            RULES.forEach(rule -> unseen(rule, measure));
        }
        rows.add(AnswerRow.alone(
                "acts caused that an engagement is eligible for",
                "share",
                truth.causedInAll(),
                figure(truth::shareWithinReach),
                AnswerRow.CEILING));
        CampaignErrors byId = errors(byNeighbours(truth.caused()), truth.caused(), Measure.CONVERSIONS);
        rows.add(AnswerRow.leakCheck(
                "the mean of what the campaigns next in order of ids caused",
                "share of what was caused",
                n(),
                best(Wanted.CAUSED, Measure.CONVERSIONS)
                        .figure(best -> bootstrap.difference(best::error, byId::error, NOTHING_CAUSED))));
    }

    /** What the product credits today against what was caused. */
    private void againstCaused(AttributionSetting rule, Measure measure) {
        againstCaused(name(measure) + ", " + name(rule) + ": ", seenErrors(rule, measure), measure);
    }

    /** What the rule itself is worth, were every act and person known. */
    private void trueCredit(AttributionSetting rule, Measure measure) {
        String name = name(measure) + ", " + name(rule) + " on true acts and persons: ";
        againstCaused(name, errors(truth.byRule(rule), truth.caused(), measure), measure);
    }

    private void againstCaused(String name, CampaignErrors errors, Measure measure) {
        CampaignErrors base = seenErrors(RULES.get(0), measure);
        errorAndRatio(name, CAUSED, errors, base, best(Wanted.CAUSED, measure));
    }

    /** What deterministic keys and ids do not let the rule see. */
    private void unseen(AttributionSetting rule, Measure measure) {
        CreditSums wanted = truth.byRule(rule);
        String name = name(measure) + ", " + name(rule) + " against itself on true acts and persons: ";
        CampaignErrors errors = errors(seen.byRule(rule), wanted, measure);
        CampaignErrors base = errors(seen.byRule(RULES.get(0)), wanted, measure);
        errorAndRatio(name, ITSELF, errors, base, best(Wanted.by(rule), measure));
    }

    /**
     * What credit is held against.
     *
     * @param share unit of its error
     * @param ratio what the ratio of sums is called
     */
    private record Held(String share, String ratio) {}

    private void errorAndRatio(
            String name, Held held, CampaignErrors errors, CampaignErrors base, Oracle<CampaignErrors> best) {
        rows.add(AnswerRow.of(
                name + "error",
                held.share(),
                n(),
                figure(errors::error),
                figure(base::error),
                best.figure(one -> figure(one::error))));
        rows.add(AnswerRow.of(
                name + held.ratio(),
                "ratio",
                n(),
                figure(errors::ratio),
                figure(base::ratio),
                best.figure(one -> figure(one::ratio))));
    }

    private void difference(String name, Oracle<CampaignErrors> first, CampaignErrors second) {
        Measured less = first.figure(one -> bootstrap.difference(one::error, second::error, NOTHING_CAUSED));
        rows.add(AnswerRow.alone(name, "share", n(), less, AnswerRow.DIFFERENCE));
    }

    /** To each campaign the mean of what is true of the one before and the one after in order of their ids. */
    static CreditSums byNeighbours(CreditSums sums, Map<String, String> advertiserOf) {
        List<String> campaigns = List.copyOf(new TreeSet<>(advertiserOf.keySet()));
        CreditSums told = new CreditSums();
        for (int i = 0; i < campaigns.size(); i++) {
            String before = campaigns.get(Math.max(0, i - 1));
            String after = campaigns.get(Math.min(campaigns.size() - 1, i + 1));
            told.add(
                    campaigns.get(i),
                    (sums.of(before, Measure.CONVERSIONS) + sums.of(after, Measure.CONVERSIONS)) / 2,
                    (sums.of(before, Measure.VALUE) + sums.of(after, Measure.VALUE)) / 2);
        }
        return told;
    }

    private CreditSums byNeighbours(CreditSums sums) {
        return byNeighbours(sums, truth.advertiserOf());
    }

    private static String name(Measure measure) {
        return measure == Measure.CONVERSIONS ? "conversions" : "value";
    }

    private static String name(AttributionSetting rule) {
        return rule.name().replace('_', ' ');
    }

    private CampaignErrors seenErrors(AttributionSetting rule, Measure measure) {
        return errors(seen.byRule(rule), truth.caused(), measure);
    }

    private Oracle<CampaignErrors> best(Wanted wanted, Measure measure) {
        return oracle.map(sums -> errors(
                sums.getOrDefault(wanted, new CreditSums()), wanted.of(truth).sums(), measure));
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
