package io.tieback.eval.endtoend;

import io.tieback.eval.yardstick.AnswerRow;
import io.tieback.eval.yardstick.Bootstrap;
import io.tieback.eval.yardstick.Measured;
import io.tieback.world.read.WorldFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The whole pipeline on a world, judged by what happened in it: what is seen of true conversions, who did them, what
 * they were worth, what campaigns earned, and what the labels are good for. Intervals by bootstrap over people, drawn
 * alike for every figure.
 */
public final class EndToEnd {
    private static final Measured NO_ERROR = Measured.absent("a share of an error that the truth has not");
    private static final Measured ABOVE = Measured.absent("the base line stands in the row above");
    private static final Measured NOT_RUN = Measured.absent("needs a second run, which eval end-to-end makes");
    private static final Measured TRUTH = Measured.exact(0, "the truth itself, which is known");
    private static final Measured ALL = Measured.exact(1, "the truth itself, which is known");
    private static final Measured NOMINAL = Measured.exact(.95, "what is promised");
    private static final Measured NO_INTERVAL = Measured.absent("no figure of Tieback carries an interval yet");
    private static final String NONE_COUNTED = "nothing was counted";

    private final Truth truth;
    private final Judgement judged;
    private final Optional<Judgement> eventIdsOnly;
    private final LabelLoss labels;
    private final Bootstrap bootstrap;

    private EndToEnd(WorldFolder world, FoundLedger found, Optional<FoundLedger> eventIdsOnly, long seed) {
        this.truth = Truth.read(world);
        this.judged = new Judgement(truth, found);
        this.eventIdsOnly = eventIdsOnly.map(ledger -> new Judgement(truth, ledger));
        this.labels = new LabelLoss(world, truth);
        this.bootstrap = new Bootstrap(truth.groups(), seed);
    }

    /**
     * Judges a ledger.
     *
     * @param found what the ledger says
     * @param eventIdsOnly what it says where copies are told by event id alone, as base line; without it the rows that
     *     say why figures are off are left out
     * @param seed of the bootstrap
     */
    public static List<AnswerRow> rows(
            WorldFolder world, FoundLedger found, Optional<FoundLedger> eventIdsOnly, long seed) {
        EndToEnd judging = new EndToEnd(world, found, eventIdsOnly, seed);
        List<AnswerRow> rows = new ArrayList<>();
        judging.conversions(rows);
        judging.campaigns(rows);
        judging.labels(rows);
        return List.copyOf(rows);
    }

    private void conversions(List<AnswerRow> rows) {
        GroupRatio reported = new GroupRatio(truth.groups());
        truth.acts().forEach((id, act) -> {
            if (act.isConversion()) {
                reported.add(act.group(), truth.isReported(id) ? 1 : 0, 1);
            }
        });
        rows.add(ratio("true conversions visible", judged -> judged.visible, reported.measured(bootstrap, NONE_COUNTED))
                .noting("oracle: those with a report in order"));
        rows.add(ratio("false among counted conversions", judged -> judged.falsely, TRUTH));
        eventIdsOnly.ifPresent(other -> whyFalse(rows));
        rows.add(ratio("copies left among counted conversions", judged -> judged.repeated, TRUTH));
        rows.add(ratio(
                        "matched right, at precision ≥ .95",
                        judged -> judged.matched,
                        judged.reachable.measured(bootstrap, NONE_COUNTED))
                .noting("of visible ones by users; by exact identifiers; oracle: the user was among the candidates"));
        rows.add(ratio("precision of these", judged -> judged.precision, ALL));
        rows.add(ratio("value error of a visible conversion", judged -> judged.value, TRUTH)
                .noting("mean of |told − true| / true"));
        eventIdsOnly.ifPresent(other -> whyTheValueIsOff(rows, other));
    }

    private void whyFalse(List<AnswerRow> rows) {
        rows.add(AnswerRow.of(
                "counted falsely, for each true conversion",
                "share",
                judged.visible.observations(),
                judged.falseForEachTrue.measured(bootstrap, NONE_COUNTED),
                base(judged -> judged.falseForEachTrue),
                TRUTH));
        rows.add(ratio("of these, invented", judged -> judged.invented, NO_ERROR));
        rows.add(ratio("of these, visits reported under a type that pays", judged -> judged.otherType, NO_ERROR));
    }

    private void whyTheValueIsOff(List<AnswerRow> rows, Judgement other) {
        rows.add(AnswerRow.alone(
                "value error, less base line",
                "share",
                judged.value.observations(),
                judged.value.less(other.value, bootstrap, NONE_COUNTED),
                AnswerRow.DIFFERENCE));
        rows.add(ratio("part of it told 50 times too high or more", judged -> judged.valueFarTooHigh, NO_ERROR));
        rows.add(ratio("part of it told as nothing", judged -> judged.valueUntold, NO_ERROR));
        rows.add(ratio("visible conversions whose value is told within 1 %", judged -> judged.valueRight, ALL));
    }

    private void campaigns(List<AnswerRow> rows) {
        rows.add(error(
                "conversions by campaign, against true last touch",
                judged.lastTouch,
                baseError(judged -> judged.lastTouch)));
        eventIdsOnly.ifPresent(other -> rows.add(AnswerRow.of(
                "conversions credited, for each truly touched last",
                "ratio",
                judged.lastTouch.campaigns(),
                judged.lastTouch.ratio(bootstrap),
                other.lastTouch.ratio(bootstrap),
                ALL)));
        rows.add(error(
                "value by campaign, against true last touch",
                judged.lastTouchValue,
                baseError(judged -> judged.lastTouchValue)));
        rows.add(error(
                        "conversions by campaign, against incremental truth",
                        judged.linear,
                        judged.incremental.measured(bootstrap))
                .noting("Tieback: linear; base line: last touch"));
        rows.add(error(
                        "value by campaign, against incremental truth",
                        judged.linearValue,
                        judged.incrementalValue.measured(bootstrap))
                .noting("Tieback: linear; base line: last touch"));
        rows.add(coverage("coverage of 95 % intervals of campaigns' conversions", judged.lastTouchCoverage));
        eventIdsOnly.ifPresent(other -> {
            rows.add(again("coverage where people are drawn again", judged.lastTouchCoverage));
            rows.add(coverage("coverage of 95 % intervals, of incremental truth", judged.incrementalCoverage));
            rows.add(again("coverage where people are drawn again, of incremental truth", judged.incrementalCoverage));
        });
    }

    /** Nominal intervals of what last touch found; against its truth, or that of what campaigns caused. */
    private AnswerRow coverage(String name, CampaignCoverage coverage) {
        Measured independent = coverage.independent(bootstrap.seed());
        return AnswerRow.of(name, "share", coverage.campaigns(), NO_INTERVAL, independent, NOMINAL)
                .noting("base line: each conversion independent; oracle: as promised");
    }

    private AnswerRow again(String name, CampaignCoverage coverage) {
        Measured drawn = coverage.byPerson(bootstrap, bootstrap.seed());
        return AnswerRow.of(name, "share", coverage.campaigns(), drawn, ABOVE, NOMINAL);
    }

    private void labels(List<AnswerRow> rows) {
        rows.add(AnswerRow.of(
                        "log-loss of a click model trained on the feed",
                        "nats",
                        labels.judged(),
                        labels.of(judged.earningEngagements, bootstrap),
                        labels.ofRate(judged.earningEngagements, bootstrap),
                        labels.of(labels.trueLabels(), bootstrap))
                .noting("base line: the feed's rate; oracle: trained on the truth"));
    }

    private AnswerRow ratio(String name, Function<Judgement, GroupRatio> figure, Measured oracle) {
        GroupRatio of = figure.apply(judged);
        Measured found = of.measured(bootstrap, NONE_COUNTED);
        return AnswerRow.of(name, "share", of.observations(), found, base(figure), oracle);
    }

    private Measured base(Function<Judgement, GroupRatio> figure) {
        return eventIdsOnly
                .map(other -> figure.apply(other).measured(bootstrap, NONE_COUNTED))
                .orElse(NOT_RUN);
    }

    private AnswerRow error(String name, CampaignError error, Measured base) {
        return AnswerRow.of(name, "relative", error.campaigns(), error.measured(bootstrap), base, TRUTH);
    }

    private Measured baseError(Function<Judgement, CampaignError> figure) {
        return eventIdsOnly
                .map(other -> figure.apply(other).measured(bootstrap))
                .orElse(NOT_RUN);
    }
}
