package io.tieback.eval.yardstick;

/**
 * A measured figure with its 95 % interval, or the reason why there is none. A figure that was counted whole, or whose
 * interval nobody asked for, has an interval without width.
 *
 * @param value the figure; NaN if absent
 * @param low lower end of its interval; NaN if absent
 * @param high upper end
 * @param absent why there is no figure, as part of a sentence; empty if there is one
 */
public record Measured(double value, double low, double high, String absent) {
    /** @throws IllegalArgumentException if there is neither a figure nor a reason, or the interval leaves it out */
    public Measured {
        if (absent.isEmpty() && !(low <= value && value <= high)) {
            throw new IllegalArgumentException("an interval holds its figure: " + low + ", " + value + ", " + high);
        }
    }

    /** A figure in its interval. */
    public static Measured of(double value, double low, double high) {
        return new Measured(value, low, high, "");
    }

    /** A figure without an interval; absent for the reason given if it is not a number. */
    public static Measured exact(double value, String ifNone) {
        return Double.isNaN(value) ? absent(ifNone) : of(value, value, value);
    }

    /** No figure, and why. */
    public static Measured absent(String why) {
        if (why.isBlank()) {
            throw new IllegalArgumentException("what is absent is explained");
        }
        return new Measured(Double.NaN, Double.NaN, Double.NaN, why);
    }

    /** Whether there is a figure. */
    public boolean isPresent() {
        return absent.isEmpty();
    }

    /** Whether its interval has a width. */
    public boolean hasInterval() {
        return isPresent() && low < high;
    }
}
