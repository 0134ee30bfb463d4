package io.tieback.core.attribute;

/** x */
public final class ConversionPath {
    /** Bound. */
    public static final int MAX_TOUCHPOINTS = 20;

    private ConversionPath() {}
}
