package io.tieback.core.match.text;

import java.util.Locale;

/** American Soundex (US National Archives rules): a letter and three digits; empty where there is no letter a–z. */
public final class Soundex {
    private static final String DIGITS = "01230120022455012623010202";

    private Soundex() {}

    /** The code of the first word's letters in a–z, others being ignored. */
    public static String of(String text) {
        String word = text.toUpperCase(Locale.ROOT);
        StringBuilder code = new StringBuilder(4);
        char previous = '0';
        for (int i = 0; i < word.length() && code.length() < 4; i++) {
            char c = word.charAt(i);
            if (c < 'A' || c > 'Z') {
                continue;
            }
            char digit = DIGITS.charAt(c - 'A');
            if (code.isEmpty()) {
                code.append(c);
            } else if (digit != '0' && digit != previous) {
                code.append(digit);
            }
            previous = c == 'H' || c == 'W' ? previous : digit;
        }
        return code.isEmpty() ? "" : (code + "000").substring(0, 4);
    }
}
