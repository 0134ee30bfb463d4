package io.tieback.core.match.text;

/**
 * Jaro and Jaro–Winkler similarity, in [0, 1]: 1 for equal strings, 0 where no character is shared.
 *
 * <p>Jaro (1989) counts characters shared within a window of half the longer length, and transpositions among them.
 * Winkler (1990) lifts it for a common prefix of up to {@value #PREFIX} characters by {@value #SCALE} each. No lower
 * bound is put on the lift, as in most current tools.
 */
public final class JaroWinkler {
    private static final int PREFIX = 4;
    private static final double SCALE = 0.1;

    private JaroWinkler() {}

    /** Jaro–Winkler similarity of two strings. */
    public static double similarity(String a, String b) {
        double jaro = jaro(a, b);
        int limit = Math.min(PREFIX, Math.min(a.length(), b.length()));
        int prefix = 0;
        while (prefix < limit && a.charAt(prefix) == b.charAt(prefix)) {
            prefix++;
        }
        return jaro + prefix * SCALE * (1 - jaro);
    }

    /** Which letters a string has, as bits; letters may share a bit. */
    public static long letters(String text) {
        long letters = 0;
        for (int i = 0; i < text.length(); i++) {
            letters |= 1L << (text.charAt(i) & 63);
        }
        return letters;
    }

    /**
     * No less than the similarity of two strings that are not empty: a letter that the other string lacks matches
     * nothing, which bounds Jaro's similarity from above; the prefix lifts what is missing to 1 by at most 40 %, and
     * only where the first letters are equal.
     *
     * @param lettersOfA {@link #letters} of a
     * @param lettersOfB {@link #letters} of b
     */
    public static double atMost(String a, String b, long lettersOfA, long lettersOfB) {
        double most = Math.min(
                a.length() - Long.bitCount(lettersOfA & ~lettersOfB),
                b.length() - Long.bitCount(lettersOfB & ~lettersOfA));
        double jaro = most <= 0 ? 0 : (most / a.length() + most / b.length() + 1) / 3;
        return a.charAt(0) == b.charAt(0) ? jaro + PREFIX * SCALE * (1 - jaro) : jaro;
    }

    /** Jaro similarity of two strings; two empty strings are equal. */
    public static double jaro(String a, String b) {
        if (a.equals(b)) {
            return 1;
        }
        if (a.isEmpty() || b.isEmpty()) {
            return 0;
        }
        return a.length() <= 64 && b.length() <= 64 ? jaroOfShort(a, b) : jaroOfLong(a, b);
    }

    private static double jaroOfShort(String a, String b) {
        int window = window(a, b);
        long matchedA = 0;
        long matchedB = 0;
        int end = b.length() - 1;
        for (int i = 0; i < a.length(); i++) {
            char c = a.charAt(i);
            int last = Math.min(end, i + window);
            for (int j = Math.max(0, i - window); j <= last; j++) {
                if (b.charAt(j) == c && (matchedB >>> j & 1) == 0) {
                    matchedA |= 1L << i;
                    matchedB |= 1L << j;
                    break;
                }
            }
        }
        int matches = Long.bitCount(matchedA);
        int halves = 0;
        long left = matchedA;
        long right = matchedB;
        while (left != 0) {
            int i = Long.numberOfTrailingZeros(left);
            int j = Long.numberOfTrailingZeros(right);
            halves += a.charAt(i) == b.charAt(j) ? 0 : 1;
            left &= left - 1;
            right &= right - 1;
        }
        return mean(matches, halves, a, b);
    }

    private static double jaroOfLong(String a, String b) {
        int window = window(a, b);
        boolean[] taken = new boolean[b.length()];
        StringBuilder sharedOfA = new StringBuilder();
        for (int i = 0; i < a.length(); i++) {
            int last = Math.min(b.length() - 1, i + window);
            for (int j = Math.max(0, i - window); j <= last; j++) {
                if (!taken[j] && b.charAt(j) == a.charAt(i)) {
                    taken[j] = true;
                    sharedOfA.append(a.charAt(i));
                    break;
                }
            }
        }
        int halves = 0;
        int k = 0;
        for (int j = 0; j < b.length(); j++) {
            if (taken[j]) {
                halves += b.charAt(j) == sharedOfA.charAt(k++) ? 0 : 1;
            }
        }
        return mean(sharedOfA.length(), halves, a, b);
    }

    private static int window(String a, String b) {
        return Math.max(0, Math.max(a.length(), b.length()) / 2 - 1);
    }

    private static double mean(int matches, int halfTranspositions, String a, String b) {
        if (matches == 0) {
            return 0;
        }
        double m = matches;
        return (m / a.length() + m / b.length() + (m - halfTranspositions / 2.0) / m) / 3;
    }
}
