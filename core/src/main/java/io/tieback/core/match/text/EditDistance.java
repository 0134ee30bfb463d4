package io.tieback.core.match.text;

/**
 * Edit distances with a ceiling: the number of edits, or {@code limit + 1} as soon as it must exceed {@code limit}.
 *
 * <p>Levenshtein (1966) counts insertions, deletions and substitutions; the Damerau form here also counts a swap of two
 * neighbours as one edit (optimal string alignment: no substring is edited twice, so it is not a metric).
 */
public final class EditDistance {
    private EditDistance() {}

    /** Levenshtein distance, at most {@code limit + 1}. */
    public static int levenshtein(String a, String b, int limit) {
        return bounded(a, b, limit, false);
    }

    /**
     * No more than either distance of two strings: an edit changes one letter into one other, so it takes away at most
     * one of the letters that the other string lacks.
     *
     * @param lettersOfA {@link JaroWinkler#letters} of one string
     * @param lettersOfB of the other
     */
    public static int atLeast(long lettersOfA, long lettersOfB) {
        return Math.max(Long.bitCount(lettersOfA & ~lettersOfB), Long.bitCount(lettersOfB & ~lettersOfA));
    }

    /** Damerau distance (optimal string alignment), at most {@code limit + 1}. */
    public static int damerau(String a, String b, int limit) {
        return bounded(a, b, limit, true);
    }

    private static int bounded(String a, String b, int limit, boolean swaps) {
        if (Math.abs(a.length() - b.length()) > limit) {
            return limit + 1;
        }
        int from = 0;
        int endA = a.length();
        int endB = b.length();
        while (from < endA && from < endB && a.charAt(from) == b.charAt(from)) {
            from++;
        }
        while (endA > from && endB > from && a.charAt(endA - 1) == b.charAt(endB - 1)) {
            endA--;
            endB--;
        }
        if (from == endA || from == endB) {
            return Math.min(limit + 1, endA - from + endB - from);
        }
        return table(a.substring(from, endA), b.substring(from, endB), limit, swaps);
    }

    private static int table(String a, String b, int limit, boolean swaps) {
        int width = b.length() + 1;
        int[] before = new int[width];
        int[] above = new int[width];
        int[] row = new int[width];
        for (int j = 0; j < width; j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            int least = i;
            for (int j = 1; j < width; j++) {
                int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int edits = Math.min(Math.min(above[j], row[j - 1]) + 1, above[j - 1] + cost);
                if (swaps && i > 1 && j > 1 && swapped(a, b, i, j)) {
                    edits = Math.min(edits, before[j - 2] + 1);
                }
                row[j] = edits;
                least = Math.min(least, edits);
            }
            if (least > limit) {
                return limit + 1;
            }
            int[] spare = before;
            before = above;
            above = row;
            row = spare;
        }
        return Math.min(limit + 1, above[width - 1]);
    }

    private static boolean swapped(String a, String b, int i, int j) {
        return a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    }
}
