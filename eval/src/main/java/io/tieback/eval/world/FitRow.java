package io.tieback.eval.world;

/**
 * One marginal of the world beside the published one.
 *
 * @param figure which
 * @param n observations
 * @param people that they come from
 * @param estimate the world's
 * @param low lower end of the 95 % interval, by bootstrap over people
 * @param high its upper end
 */
public record FitRow(Figure figure, long n, int people, double estimate, double low, double high) {
    /** Whether the estimate is within the figure's tolerance. */
    public boolean holds() {
        return Math.abs(estimate - figure.published()) <= figure.tolerance();
    }
}
