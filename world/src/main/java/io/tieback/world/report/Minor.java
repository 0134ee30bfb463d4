package io.tieback.world.report;

/** Minor units as decimal text; all currencies of the world have two digits. */
public final class Minor {
    private Minor() {}

    /** {@code 2999} is {@code 29.99}. */
    public static String text(long minor) {
        long cents = minor % 100;
        return minor / 100 + (cents < 10 ? ".0" : ".") + cents;
    }
}
