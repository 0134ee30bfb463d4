package io.tieback.core.admit;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the word that a sender may have meant. */
final class Nearest {
    private static final int LONGEST = 64;

    private Nearest() {}

    /** The word within {@code distance} edits of {@code text}, the nearest first, then by the alphabet. */
    static Optional<String> to(String text, Collection<String> words, int distance) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        return words.stream()
                .filter(word -> edits(text, word) <= distance)
                .min(Comparator.<String>comparingInt(word -> edits(text, word)).thenComparing(word -> word));
    }

    /** Levenshtein's distance. */
    private static int edits(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(previous[j], row[j - 1]));
            }
            previous = row;
        }
        return previous[b.length()];
    }
}
