package io.tieback.eval.value;

import io.tieback.eval.data.Teachers;
import io.tieback.eval.oracle.Oracle;
import io.tieback.eval.yardstick.AnswerRow;
import io.tieback.eval.yardstick.Measured;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;

/**
 * How well values are known: where they are hidden, by the advertiser's median for the type, and as they are reported,
 * both against an oracle.
 */
public final class ValueYardstick {
    private static final Measured TELLS_NOTHING = Measured.absent("Tieback tells no value that is not reported");
    private static final Measured NOTICES_NOTHING = Measured.absent("Tieback notices no wrong value yet");
    private static final List<String> FAULTS =
            List.of("value_zero", "value_in_minor_units", "currency_wrong", "value_gross", "value_constant");
    private static final double FAR = StrictMath.log(10);

    private final List<ValueQuestion> asked;
    private final Oracle<ValueOracle> oracle;
    private final long seed;
    private final List<AnswerRow> rows = new ArrayList<>();

    private ValueYardstick(List<ValueQuestion> asked, Oracle<ValueOracle> oracle, long seed) {
        this.asked = asked;
        this.oracle = oracle;
        this.seed = seed;
    }

    /** Measures the judged world, with an oracle from the teachers. */
    public static List<AnswerRow> measure(Teachers teachers, long seed) {
        List<ValueQuestion> asked = AskedValues.of(teachers.judged());
        var school = new ValueOracle.School(seed);
        teachers.each(world -> school.learn(AskedValues.of(world)));
        ValueYardstick yardstick = new ValueYardstick(asked, Oracle.by(school::teach), seed);
        yardstick.hidden();
        yardstick.reported();
        yardstick.noticed();
        return List.copyOf(yardstick.rows);
    }

    private void hidden() {
        AskedPart part = new AskedPart(asked, ValueQuestion::isHidden, seed);
        row(part, "hidden values: error of the sum by advertiser", "relative", part.sums(one -> 0, seed))
                .against(part.sums(ValueQuestion::usual, seed), best -> part.sums(best::mean, seed));
        figures(part, "rank correlation", "Spearman", best -> best::mean, ValueErrors::spearman);
        Measured same = Measured.absent("one median is the same for all");
        Function<ValueOracle, Measured> beyond = best -> part.figure(part.inMedians(best::mean), ValueErrors::spearman);
        row(part, "hidden values in medians of the type: rank correlation", "Spearman", TELLS_NOTHING)
                .against(same, beyond);
        leakCheck(part, "hidden values in order of report ids", BlindRules.inOrderOfIds(part.questions()));
        leakCheck(part, "another hidden value of the same person", BlindRules.otherOfPerson(part.questions()));
        figures(part, "normalised Gini", "share", best -> best::mean, ValueErrors::gini);
        figures(part, "median error", "|ln told − ln true|", best -> best::median, ValueErrors::medianLogError);
        less(part, "hidden values: median error", "ln", ValueQuestion::usual, ValueErrors::medianLogError);
    }

    private void leakCheck(AskedPart part, String rule, ToDoubleFunction<ValueQuestion> told) {
        Measured excess = oracle.figure(best ->
                part.difference(part.inMedians(told), part.inMedians(best::mean), ValueErrors::spearmanStrength));
        rows.add(AnswerRow.leakCheck(rule, "Spearman", part.size(), excess));
    }

    private void figures(
            AskedPart part,
            String name,
            String unit,
            Function<ValueOracle, ToDoubleFunction<ValueQuestion>> told,
            ToDoubleBiFunction<ValueErrors, int[]> figure) {
        row(part, "hidden values: " + name, unit, TELLS_NOTHING)
                .against(
                        part.figure(part.errors(ValueQuestion::usual), figure),
                        best -> part.figure(part.errors(told.apply(best)), figure));
    }

    private void reported() {
        AskedPart part = new AskedPart(asked, one -> !one.isHidden(), seed);
        ToDoubleFunction<ValueQuestion> today = one -> one.told().merged();
        ToDoubleFunction<ValueQuestion> base = ValueYardstick::asReported;
        row(part, "values as reported: error of the sum by advertiser", "relative", part.sums(today, seed))
                .against(part.sums(base, seed), best -> part.sums(best::mean, seed));
        row(part, "values as reported: told right", "share", part.figure(part.errors(today), ValueErrors::right))
                .against(
                        part.figure(part.errors(base), ValueErrors::right),
                        best -> part.figure(part.errors(best::median), ValueErrors::right));
        less(part, "values as reported: told right", "share", base, ValueErrors::right);
    }

    private void noticed() {
        AskedPart part = new AskedPart(asked, one -> one.told().isThere(), seed);
        notice(part, "wrong values noticed", ValueQuestion::isWrong);
        Predicate<ValueQuestion> rule = ValueYardstick::isOdd;
        row(part, "wrong among those noticed", "share", NOTICES_NOTHING)
                .against(
                        part.share(rule, ValueQuestion::isWrong, "none was noticed"),
                        best -> part.share(best::notices, ValueQuestion::isWrong, "none was noticed"));
        for (String fault : FAULTS) {
            notice(
                    part,
                    fault.replace('_', ' ') + ": noticed",
                    one -> one.isWrong() && one.judged().truth().faults().contains(fault));
        }
    }

    private void notice(AskedPart part, String name, Predicate<ValueQuestion> wrong) {
        String none = "no such fault";
        rows.add(AnswerRow.of(
                name,
                "share",
                part.count(wrong),
                NOTICES_NOTHING,
                part.share(wrong, ValueYardstick::isOdd, none),
                oracle.figure(best -> part.share(wrong, best::notices, none))));
    }

    private void less(
            AskedPart part,
            String name,
            String unit,
            ToDoubleFunction<ValueQuestion> base,
            ToDoubleBiFunction<ValueErrors, int[]> figure) {
        Measured gain = oracle.figure(best -> part.difference(part.errors(best::median), part.errors(base), figure));
        rows.add(AnswerRow.alone(name + ", oracle less base line", unit, part.size(), gain, AnswerRow.DIFFERENCE));
    }

    /** The value as it stands; the advertiser's median of the type where there is none. */
    private static double asReported(ValueQuestion question) {
        return question.told().isThere() ? question.told().minor() : question.usual();
    }

    /** What one line of code notices: zero, another currency, or ten times off the advertiser's median of the type. */
    private static boolean isOdd(ValueQuestion question) {
        double minor = question.told().minor();
        return minor == 0 || Math.abs(StrictMath.log(minor / question.usual())) > FAR;
    }

    private Begun row(AskedPart part, String name, String unit, Measured today) {
        return (base, best) -> rows.add(AnswerRow.of(name, unit, part.size(), today, base, oracle.figure(best)));
    }

    /** A row that lacks what stands beside it. */
    private interface Begun {
        void against(Measured base, Function<ValueOracle, Measured> best);
    }
}
