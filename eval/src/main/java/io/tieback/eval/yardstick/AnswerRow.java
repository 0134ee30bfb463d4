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
    /** There is neither base line nor oracle to such a figure. */
    public static final Measured NOT_ASKED = Measured.absent("not asked of this figure");

    /** A figure that nothing is held against. */
    public static AnswerRow of(String name, String unit, long n, Measured estimate) {
        return new AnswerRow(name, unit, n, estimate, NOT_ASKED, NOT_ASKED, Target.NONE, "");
    }

    /** The same figure under another name. */
    public AnswerRow named(String other) {
        return new AnswerRow(other, unit, n, estimate, baseline, oracle, target, note);
    }

    /** The same figure beside a base line and an oracle. */
    public AnswerRow beside(Measured otherBaseline, Measured otherOracle) {
        return new AnswerRow(name, unit, n, estimate, otherBaseline, otherOracle, target, note);
    }

    /** The same figure held against a target. */
    public AnswerRow asked(Target other) {
        return new AnswerRow(name, unit, n, estimate, baseline, oracle, other, note);
    }

    /** The same figure with a remark. */
    public AnswerRow noting(String remark) {
        return new AnswerRow(name, unit, n, estimate, baseline, oracle, target, remark);
    }

    /** Whether nothing is asked, or what is asked is reached. */
    public boolean isReached() {
        return target.isReachedBy(estimate);
    }
}
