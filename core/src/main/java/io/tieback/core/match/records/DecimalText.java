package io.tieback.core.match.records;

/** Numbers as people write them: digits, a point, a sign and an exponent, and nothing that only Java calls a number. */
public final class DecimalText {
    private static final String CHARACTERS = "0123456789.eE+-";

    private DecimalText() {}

    /**
     * Reads a number; blanks around it are passed over.
     *
     * @throws NumberFormatException if it is none; {@code 1d}, {@code 0x1p3}, {@code NaN} and {@code Infinity} are none
     */
    public static double number(String text) {
        String bare = text.strip();
        for (int i = 0; i < bare.length(); i++) {
            if (CHARACTERS.indexOf(bare.charAt(i)) < 0) {
                throw new NumberFormatException("no number: " + text);
            }
        }
        return Double.parseDouble(bare);
    }
}
