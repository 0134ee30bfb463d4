package io.tieback.eval.yardstick;

/**
 * A measured figure with its 95 % interval, or the reason why there is none; an interval without width is explained
 * too.
 *
 * @param value the figure; NaN if absent
 * @param low lower end of its interval; NaN if absent
 * @param high upper end
 * @param absent why there is no figure, as part of a sentence; empty if there is one
 * @param point why the interval has no width, as part of a sentence; empty if it has, or if there is no figure
 */
public record Measured(double value, double low, double high, String absent, String point) {
    /** @throws IllegalArgumentException if a figure or an interval and its reason are missing, or do not fit */
    public Measured {
        boolean isThere = low <= value && value <= high;
        if (absent.isBlank() && !isThere) {
            throw new IllegalArgumentException("an interval holds its figure: " + low + ", " + value + ", " + high);
        }
        if (absent.isBlank() && point.isBlank() == (low == high)) {
            throw new IllegalArgumentException("an interval without width is explained, and no other");
        }
    }

    /** A figure in its interval, as draws gave it. */
    public static Measured of(double value, double low, double high) {
        return new Measured(value, low, high, "", low == high ? "every draw gives the same figure" : "");
    }

    /**
     * A figure without an interval; absent if it is not a number.
     *
     * @param point why there is no interval
     */
    public static Measured exact(double value, String point) {
        return Double.isNaN(value)
                ? absent("there is nothing to measure it on")
                : new Measured(value, value, value, "", point);
    }

    /** No figure, and why. */
    public static Measured absent(String why) {
        if (why.isBlank()) {
            throw new IllegalArgumentException("what is absent is explained");
        }
        return new Measured(Double.NaN, Double.NaN, Double.NaN, why, "");
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
