package io.tieback.core.match.compare;

import io.tieback.core.match.text.JaroWinkler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The words of each distinct value, numbered, and how much each tells: its inverse document frequency (Spärck Jones
 * 1972) in bits, log2(rows / rows that hold it).
 */
final class WordIndex {
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final int[][] wordsOf;
    private final String[] words;
    private final double[] bits;
    private final long[] letters;

    private WordIndex(int[][] wordsOf, String[] words, double[] bits) {
        this.wordsOf = wordsOf;
        this.words = words;
        this.bits = bits;
        this.letters = Arrays.stream(words).mapToLong(JaroWinkler::letters).toArray();
    }

    static WordIndex of(String[] values, int[] counts) {
        Map<String, Integer> codes = new HashMap<>();
        List<String> words = new ArrayList<>();
        int[][] wordsOf = new int[values.length][];
        for (int code = 0; code < values.length; code++) {
            wordsOf[code] = NO_WORD.splitAsStream(values[code])
                    .filter(word -> !word.isEmpty())
                    .mapToInt(word -> codes.computeIfAbsent(word, w -> {
                        words.add(w);
                        return words.size() - 1;
                    }))
                    .distinct()
                    .toArray();
        }
        return new WordIndex(wordsOf, words.toArray(new String[0]), bits(wordsOf, counts, words.size()));
    }

    private static double[] bits(int[][] wordsOf, int[] counts, int words) {
        long[] rows = new long[words];
        long all = 0;
        for (int code = 0; code < wordsOf.length; code++) {
            all += counts[code];
            for (int word : wordsOf[code]) {
                rows[word] += counts[code];
            }
        }
        double[] bits = new double[words];
        for (int word = 0; word < words; word++) {
            bits[word] =
                    (StrictMath.log(Math.max(1, all)) - StrictMath.log(Math.max(1, rows[word]))) / StrictMath.log(2);
        }
        return bits;
    }

    int[] wordsOf(int code) {
        return wordsOf[code];
    }

    String word(int number) {
        return words[number];
    }

    long letters(int number) {
        return letters[number];
    }

    double bits(int number) {
        return bits[number];
    }
}
