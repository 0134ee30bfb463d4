package io.tieback.core.identity;

import java.util.List;

/**
 * How many distinct users were seen, told from a bitmap in which each user's hash sets a bit (linear counting, Whang
 * et al. 1990). Sketches of days unite to that of a span. In plain and strict arithmetic, so that every machine counts
 * the same.
 */
public final class DegreeSketch {
    /** Bytes of a sketch. */
    public static final int BYTES = 128;

    /** What cannot be told from more is told as this. */
    public static final int MOST = 7_000;

    private static final int BITS = 8 * BYTES;

    private DegreeSketch() {}

    /** The sketch of nobody. */
    public static byte[] empty() {
        return new byte[BYTES];
    }

    /** The sketch with one more user; the same array if that changes nothing. */
    public static byte[] with(byte[] sketch, String userId) {
        int bit = Someone.bucket(userId);
        int mask = 1 << (bit & 7);
        if ((sketch[bit >> 3] & mask) != 0) {
            return sketch;
        }
        byte[] more = sketch.clone();
        more[bit >> 3] |= (byte) mask;
        return more;
    }

    /** About how many users were seen in all of the sketches together; 0 to {@link #MOST}. */
    public static int count(List<byte[]> sketches) {
        int zeros = 0;
        for (int i = 0; i < BYTES; i++) {
            int union = 0;
            for (byte[] sketch : sketches) {
                union |= sketch[i];
            }
            zeros += 8 - Integer.bitCount(union & 0xFF);
        }
        return zeros == 0 ? MOST : (int) Math.round(-BITS * StrictMath.log(zeros / (double) BITS));
    }
}
