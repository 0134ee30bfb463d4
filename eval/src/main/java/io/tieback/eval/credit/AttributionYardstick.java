package io.tieback.eval.credit;

import io.tieback.core.attribute.AttributionSetting;
import io.tieback.eval.credit.CreditOracle.Wanted;
import io.tieback.eval.credit.CreditSums.Measure;
import io.tieback.eval.data.Teachers;
import io.tieback.eval.oracle.UntaughtOracle;
import io.tieback.eval.yardstick.AnswerRow;
import io.tieback.eval.yardstick.Bootstrap;
import io.tieback.eval.yardstick.Measured;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * How far the credit of campaigns is from what they caused. Tieback today credits by rule what deterministic keys let
 * it see; the base line is last touch on the same; the oracle is taught by other seeds what a touch that is seen was
 * worth. Beside it stands true credit, the same rule on true acts and true persons: what is between the two is lost by
 * not seeing, the rest is the rule's own error.
 */
public final class AttributionYardstick {
    private static final String NOTHING_CAUSED = "no campaign caused anything here";
    private static final List<AttributionSetting> RULES =
            List.of(AttributionSetting.lastTouch(), AttributionSetting.linear());

    private final CreditTruth truth;
    private final SeenCredit seen;
    private final Map<Wanted, CreditSums> oracle;
    private final String whyNot;
    private final Bootstrap bootstrap;
    private final List<AnswerRow> rows = new ArrayList<>();

    private AttributionYardstick(
            CreditTruth truth, SeenCredit seen, Map<Wanted, CreditSums> oracle, String whyNot, long seed) {
        this.truth = truth;
        this.seen = seen;
        this.oracle = oracle;
        this.whyNot = whyNot;
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
        Map<Wanted, CreditSums> oracle = new EnumMap<>(Wanted.class);
        String whyNot = "";
        try {
            for (Map.Entry<Wanted, CreditOracle.School> school : schools.entrySet()) {
                oracle.put(school.getKey(), school.getValue().teach().credit(seen));
            }
        } catch (UntaughtOracle none) {
            whyNot = none.why();
        }
        AttributionYardstick yardstick = new AttributionYardstick(truth, seen, oracle, whyNot, seed);
        yardstick.rows();
        return List.copyOf(yardstick.rows);
    }

    private void rows() {
        for (Measure measure : Measure.values()) {
            RULES.forEach(rule -> againstCaused(rule, measure));
            CampaignErrors last = seenErrors(RULES.get(0), measure);
            CampaignErrors linear = seenErrors(RULES.get(1), measure);
            difference(name(measure) + ", linear less last touch: error", Optional.of(linear), last);
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
                oracle(
                        Wanted.CAUSED,
                        Measure.CONVERSIONS,
                        best -> bootstrap.difference(best::error, byId::error, NOTHING_CAUSED))));
    }

    /** What the product credits today against what was caused. */
    private void againstCaused(AttributionSetting rule, Measure measure) {
        beside(name(measure) + ", " + name(rule) + ": ", seenErrors(rule, measure), measure);
    }

    /** What the rule itself is worth, were every act and person known. */
    private void trueCredit(AttributionSetting rule, Measure measure) {
        String name = name(measure) + ", " + name(rule) + " on true acts and persons: ";
        beside(name, errors(truth.byRule(rule), truth.caused(), measure), measure);
    }

    private void beside(String name, CampaignErrors errors, Measure measure) {
        CampaignErrors base = seenErrors(RULES.get(0), measure);
        rows.add(AnswerRow.of(
                name + "error",
                "share of what was caused",
                n(),
                figure(errors::error),
                figure(base::error),
                oracle(Wanted.CAUSED, measure, best -> figure(best::error))));
        rows.add(AnswerRow.of(
                name + "credited for each one caused",
                "ratio",
                n(),
                figure(errors::ratio),
                figure(base::ratio),
                oracle(Wanted.CAUSED, measure, best -> figure(best::ratio))));
    }

    /** What deterministic keys and ids do not let the rule see. */
    private void unseen(AttributionSetting rule, Measure measure) {
        CreditSums wanted = truth.byRule(rule);
        CampaignErrors errors = errors(seen.byRule(rule), wanted, measure);
        CampaignErrors base = errors(seen.byRule(RULES.get(0)), wanted, measure);
        String name = name(measure) + ", " + name(rule) + " against itself on true acts and persons: ";
        rows.add(AnswerRow.of(
                name + "error",
                "share of true credit",
                n(),
                figure(errors::error),
                figure(base::error),
                oracle(Wanted.by(rule), measure, best -> figure(best::error))));
        rows.add(AnswerRow.of(
                name + "credited",
                "ratio",
                n(),
                figure(errors::ratio),
                figure(base::ratio),
                oracle(Wanted.by(rule), measure, best -> figure(best::ratio))));
    }

    private void difference(String name, Optional<CampaignErrors> first, CampaignErrors second) {
        Measured less = first.map(one -> bootstrap.difference(one::error, second::error, NOTHING_CAUSED))
                .orElseGet(() -> Measured.absent(whyNot));
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

    private Optional<CampaignErrors> best(Wanted wanted, Measure measure) {
        return Optional.ofNullable(oracle.get(wanted))
                .map(sums -> errors(sums, wanted.of(truth).sums(), measure));
    }

    private Measured oracle(Wanted wanted, Measure measure, Function<CampaignErrors, Measured> figure) {
        return best(wanted, measure).map(figure).orElseGet(() -> Measured.absent(whyNot));
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
