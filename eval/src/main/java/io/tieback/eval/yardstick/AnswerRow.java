package io.tieback.eval.yardstick;

/**
 * One figure of a yardstick.
 *
 * @param name what was measured
 * @param unit of the figures
 * @param n how many observations it rests on
 * @param estimate Tieback as it stands, or what the name says
 * @param baseline what a user has without Tieback
 * @param oracle a scorer trained on the truth of other seeds, by the same evidence
 * @param target what is asked of the estimate
 * @param note what else to know, or empty
 */
public record AnswerRow(
        String name,
        String unit,
        long n,
        Measured estimate,
        Measured baseline,
        Measured oracle,
        Target target,
        String note) {
    /** Why nothing stands beside a difference. */
    public static final String DIFFERENCE = "a difference: what it is between stands in rows of its own";

    /** Why nothing stands beside a ceiling. */
    public static final String CEILING = "a ceiling, itself by the truth: no scorer by this evidence comes beyond it";

    /**
     * A figure that nothing is held against.
     *
     * @param whyAlone why there is neither base line nor oracle, as part of a sentence
     */
    public static AnswerRow alone(String name, String unit, long n, Measured estimate, String whyAlone) {
        Measured none = Measured.absent(whyAlone);
        return of(name, unit, n, estimate, none, none);
    }

    /** A figure beside a base line and an oracle. */
    public static AnswerRow of(
            String name, String unit, long n, Measured estimate, Measured baseline, Measured oracle) {
        return new AnswerRow(name, unit, n, estimate, baseline, oracle, Target.NONE, "");
    }

    /**
     * A check whether ids, their order or who somebody is betray the truth.
     *
     * @param excess how much better a rule that looks at nothing else is than the model, drawn in pairs
     */
    public static AnswerRow leakCheck(String rule, String unit, long n, Measured excess) {
        return alone("leak check, " + rule, unit, n, excess, DIFFERENCE).asked(Target.NO_LEAK);
    }

    /** The same figure under another name. */
    public AnswerRow named(String other) {
        return new AnswerRow(other, unit, n, estimate, baseline, oracle, target, note);
    }

    /** The same figure held against a target. */
    public AnswerRow asked(Target other) {
        return new AnswerRow(name, unit, n, estimate, baseline, oracle, other, note);
    }

    /** The same figure with a remark. */
    public AnswerRow noting(String remark) {
        return new AnswerRow(name, unit, n, estimate, baseline, oracle, target, remark);
    }

    /** Whether it is a leak check that found one. */
    public boolean isLeak() {
        return target.side() == Target.Side.NO_LEAK && !isReached();
    }

    /** Whether nothing is asked, or what is asked is reached. */
    public boolean isReached() {
        return target.isReachedBy(estimate);
    }
}
