package io.tieback.eval.linkage;

/**
 * Precision and recall, in [0, 1].
 *
 * @param precision share of what was found that is right; 0 if nothing was
 * @param recall share of what there is that was found; 0 if there is nothing
 */
public record Agreement(double precision, double recall) {

    static Agreement of(double right, double found, double there) {
        return new Agreement(found > 0 ? right / found : 0, there > 0 ? right / there : 0);
    }

    /** Their harmonic mean. */
    public double f1() {
        double sum = precision + recall;
        return sum > 0 ? 2 * precision * recall / sum : 0;
    }
}
