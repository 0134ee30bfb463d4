package io.tieback.core.match.compare;

import io.tieback.core.match.text.EditDistance;
import io.tieback.core.match.text.JaroWinkler;
import org.jspecify.annotations.Nullable;

/**
 * Measures of two values of one column, each worked out at most once while levels of the same pair are tried. One per
 * worker and comparison; not for several threads.
 */
public final class PairMeasures {
    private static final long NO_PAIR = -1;
    private static final double ROUNDING = 1e-9;

    private final PreparedColumn column;
    private @Nullable Texts texts;
    private long winklerPair = NO_PAIR;
    private double winkler;
    private final Edits levenshtein = new Edits(false);
    private final Edits damerau = new Edits(true);
    private @Nullable WordOverlap overlap;

    PairMeasures(PreparedColumn column) {
        this.column = column;
    }

    PreparedColumn column() {
        return column;
    }

    double jaroWinkler(int a, int b) {
        long pair = (long) a << 32 | b;
        if (pair != winklerPair) {
            winkler = JaroWinkler.similarity(text(a), text(b));
            winklerPair = pair;
        }
        return winkler;
    }

    /** Whether the similarity is so much; works it out only where it may be. */
    boolean isJaroWinklerAtLeast(int a, int b, double minimum) {
        if (((long) a << 32 | b) != winklerPair) {
            if (JaroWinkler.atMost(text(a), text(b), letters(a), letters(b)) < minimum - ROUNDING) {
                return false;
            }
        }
        return jaroWinkler(a, b) >= minimum;
    }

    private Texts texts() {
        Texts known = texts;
        if (known == null) {
            known = column.texts();
            texts = known;
        }
        return known;
    }

    private long letters(int code) {
        return texts().letters(code);
    }

    private String text(int code) {
        return texts().get(code);
    }

    int levenshtein(int a, int b, int limit) {
        return levenshtein.between(a, b, limit);
    }

    int damerau(int a, int b, int limit) {
        return damerau.between(a, b, limit);
    }

    WordOverlap wordOverlap() {
        if (overlap == null) {
            overlap = new WordOverlap(column.words());
        }
        return overlap;
    }

    private final class Edits {
        private final boolean swaps;
        private long pair = NO_PAIR;
        private int ceiling;
        private int edits;

        Edits(boolean swaps) {
            this.swaps = swaps;
        }

        int between(int a, int b, int limit) {
            long asked = (long) a << 32 | b;
            if (asked != pair || limit > ceiling) {
                if (EditDistance.atLeast(letters(a), letters(b)) > limit) {
                    return limit + 1;
                }
                ceiling = limit;
                edits = swaps
                        ? EditDistance.damerau(text(a), text(b), ceiling)
                        : EditDistance.levenshtein(text(a), text(b), ceiling);
                pair = asked;
            }
            return edits;
        }
    }
}
