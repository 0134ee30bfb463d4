package io.tieback.cli.text;

import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;

/** Breaks text into lines between words. */
public final class Paragraph {
    private Paragraph() {}

    /** Lines of at most {@code width} characters, longer only where a word is; at least one line. */
    public static List<String> lines(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (StringTokenizer words = new StringTokenizer(text, " "); words.hasMoreTokens(); ) {
            String word = words.nextToken();
            if (line.length() > 0 && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() > 0 ? " " : "").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
