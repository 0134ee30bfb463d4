package io.tieback.eval.yardstick;

/**
 * What a figure is held against.
 *
 * @param side on which side of the number the figure should lie
 * @param value the number; NaN where nothing is asked
 * @param tolerance how far off it may be, for {@link Side#NEAR}; else 0
 * @param source who says so, or empty
 */
public record Target(Side side, double value, double tolerance, String source) {
    /** Nothing is asked; the figure informs. */
    public static final Target NONE = new Target(Side.NONE, Double.NaN, 0, "");

    /** A rule that could only know the truth by a leak is not better than the model, beyond its interval. */
    public static final Target NO_LEAK = new Target(Side.NO_LEAK, 0, 0, "");

    /** Where a figure should lie. */
    public enum Side {
        NONE,
        AT_LEAST,
        AT_MOST,
        NEAR,
        NO_LEAK
    }

    /** Of which more is better. */
    public static Target atLeast(double value) {
        return new Target(Side.AT_LEAST, value, 0, "");
    }

    /** Of which less is better. */
    public static Target atMost(double value) {
        return new Target(Side.AT_MOST, value, 0, "");
    }

    /** A published figure that should be met within a tolerance. */
    public static Target near(double value, double tolerance, String source) {
        return new Target(Side.NEAR, value, tolerance, source);
    }

    /**
     * Whether the figure lies where it should; one that is absent does not, unless nothing is asked. A leak that could
     * not be looked for was not found.
     */
    public boolean isReachedBy(Measured figure) {
        return switch (side) {
            case NONE -> true;
            case AT_LEAST -> figure.value() >= value;
            case AT_MOST -> figure.value() <= value;
            case NEAR -> Math.abs(figure.value() - value) <= tolerance;
            case NO_LEAK -> !(figure.low() > value);
        };
    }
}
