package io.tieback.eval.endtoend;

import io.tieback.eval.yardstick.Bootstrap;
import io.tieback.eval.yardstick.Measured;

/** A sum over a sum, with what each person adds to either. */
final class GroupRatio {
    private final double[] top;
    private final double[] bottom;
    private long observations;

    GroupRatio(int groups) {
        top = new double[groups];
        bottom = new double[groups];
    }

    void add(int group, double toTop, double toBottom) {
        top[group] += toTop;
        bottom[group] += toBottom;
        observations++;
    }

    long observations() {
        return observations;
    }

    Measured measured(Bootstrap bootstrap, String ifNone) {
        return bootstrap.weighted(this::of, ifNone);
    }

    /** How much larger this figure is than another, on the same people in every draw. */
    Measured less(GroupRatio other, Bootstrap bootstrap, String ifNone) {
        return bootstrap.difference(this::of, other::of, ifNone);
    }

    /** Not a number where the lower sum is none. */
    private double of(double[] weights) {
        double over = 0;
        double under = 0;
        for (int group = 0; group < weights.length; group++) {
            over += weights[group] * top[group];
            under += weights[group] * bottom[group];
        }
        return under == 0 ? Double.NaN : over / under;
    }
}
