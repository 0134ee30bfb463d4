package io.tieback.core.match.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimilarityTest {
    private static final int PAIRS = 20_000;

    /** Values of Winkler (1990), "String comparator metrics", table 2, and of Jaro's and Winkler's usual examples. */
    @ParameterizedTest
    @CsvSource({"MARTHA, MARHTA, 0.9611", "DWAYNE, DUANE, 0.84", "DIXON, DICKSONX, 0.8133"})
    void jaroWinklerGivesThePublishedValues(String a, String b, double expected) {
        assertThat(JaroWinkler.similarity(a, b)).isCloseTo(expected, within(5e-5));
    }

    @ParameterizedTest
    @CsvSource({"kitten, sitting, 3, 3", "ca, abc, 3, 3", "abcd, acbd, 2, 1", "abcdef, abcdef, 0, 0"})
    void editDistancesGiveTheKnownValues(String a, String b, int levenshtein, int damerau) {
        assertThat(EditDistance.levenshtein(a, b, 10)).isEqualTo(levenshtein);
        assertThat(EditDistance.damerau(a, b, 10)).isEqualTo(damerau);
    }

    /** Examples of the US National Archives' page on Soundex. */
    @ParameterizedTest
    @CsvSource({"Washington, W252", "Lee, L000", "Gutierrez, G362", "Pfister, P236", "Jackson, J250", "Ashcraft, A261"})
    void soundexGivesTheNationalArchivesExamples(String name, String code) {
        assertThat(Soundex.of(name)).isEqualTo(code);
    }

    @Test
    void everySimilarityIsSymmetricInRangeAndOneForEqualStrings() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < PAIRS; i++) {
            String a = word(random, 80);
            String b = random.nextBoolean() ? word(random, 80) : changed(random, a);
            double winkler = JaroWinkler.similarity(a, b);
            assertThat(winkler).as("%s / %s", a, b).isBetween(0.0, 1.0);
            assertThat(JaroWinkler.similarity(a, a)).isEqualTo(1);
            assertThat(EditDistance.levenshtein(a, b, 60)).isEqualTo(EditDistance.levenshtein(b, a, 60));
            assertThat(EditDistance.damerau(a, b, 60)).isLessThanOrEqualTo(EditDistance.levenshtein(a, b, 60));
        }
    }

    @Test
    void whatLettersAlonePromiseIsNeverExceeded() {
        SplittableRandom random = new SplittableRandom(5);
        int told = 0;
        for (int i = 0; i < PAIRS; i++) {
            String a = word(random, 12) + (char) ('a' + random.nextInt(26));
            String b = i % 2 == 0 ? word(random, 12) + (char) ('a' + random.nextInt(26)) : changed(random, a);
            long ofA = JaroWinkler.letters(a);
            long ofB = JaroWinkler.letters(b);
            double most = JaroWinkler.atMost(a, b, ofA, ofB);
            int least = EditDistance.atLeast(ofA, ofB);
            assertThat(JaroWinkler.similarity(a, b)).as("%s / %s", a, b).isLessThanOrEqualTo(most + 1e-12);
            assertThat(EditDistance.damerau(a, b, 60)).as("%s / %s", a, b).isGreaterThanOrEqualTo(least);
            told += most < 0.7 || least > 2 ? 1 : 0;
        }
        assertThat(told).as("pairs that need no comparing").isGreaterThan(PAIRS / 10);
    }

    @Test
    void aCeilingNeverChangesADistanceBelowIt() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < PAIRS; i++) {
            String a = word(random, 12);
            String b = changed(random, a);
            int limit = random.nextInt(6);
            int full = reference(a, b);
            assertThat(EditDistance.levenshtein(a, b, limit))
                    .as("%s / %s", a, b)
                    .isEqualTo(Math.min(full, limit + 1));
        }
    }

    private static int reference(String a, String b) {
        int[][] table = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    table[i][j] = i + j;
                } else {
                    int replaced = table[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                    table[i][j] = Math.min(replaced, 1 + Math.min(table[i - 1][j], table[i][j - 1]));
                }
            }
        }
        return table[a.length()][b.length()];
    }

    private static String word(SplittableRandom random, int most) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(most);
        for (int i = 0; i < length; i++) {
            text.append((char) ('a' + random.nextInt(4)));
        }
        return text.toString();
    }

    private static String changed(SplittableRandom random, String text) {
        StringBuilder changed = new StringBuilder(text);
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            changed.insert(random.nextInt(changed.length() + 1), (char) ('a' + random.nextInt(4)));
            changed.deleteCharAt(random.nextInt(changed.length()));
        }
        return changed.toString();
    }
}
