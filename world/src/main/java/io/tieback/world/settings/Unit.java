package io.tieback.world.settings;

/** What a knob's numbers are, and between which bounds they must lie. */
public enum Unit {
    /** A probability or share. */
    SHARE(0, 1),
    /** A relative weight. */
    WEIGHT(0, 1e6),
    /** A whole number of at least one. */
    COUNT(1, 1e6),
    /** A mean number of things, or a factor. */
    RATE(0, 1e6),
    /** A duration in the unit that the key names. */
    DURATION(0, 1e6),
    /** Standard deviation of a logarithm. */
    SIGMA(0, 5);

    private final double low;
    private final double high;

    Unit(double low, double high) {
        this.low = low;
        this.high = high;
    }

    boolean allows(double number) {
        return number >= low && number <= high && (this != COUNT || number == Math.floor(number));
    }

    String bounds() {
        return (long) low + " to " + (long) high + (this == COUNT ? ", whole" : "");
    }
}
