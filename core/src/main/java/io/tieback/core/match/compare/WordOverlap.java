package io.tieback.core.match.compare;

import io.tieback.core.match.text.JaroWinkler;

/**
 * Soft overlap of the words of two values (after soft TF-IDF: Cohen, Ravikumar and Fienberg 2003): each word of the
 * value with fewer words takes the most similar word of the other that is still free. Equal words share their bits;
 * similar ones (Jaro–Winkler ≥ {@value #SIMILAR}) the smaller bits times the similarity; an initial shares with a
 * word that it begins {@value #INITIAL_BITS} bits at most. Remembers the last pair; not for several threads.
 */
final class WordOverlap {
    private static final double SIMILAR = 0.88;
    private static final double ROUNDING = 1e-9;
    private static final double INITIAL_BITS = 3;
    private static final int MOST_WORDS = 64;

    private final WordIndex index;
    private int lastLeft = -1;
    private int lastRight = -1;
    private double sharedBits;
    private double share;

    WordOverlap(WordIndex index) {
        this.index = index;
    }

    /** Bits of the shared words of the last pair compared. */
    double sharedBits() {
        return sharedBits;
    }

    /** Shared bits over those of the value that has fewer bits, in [0, 1]. */
    double share() {
        return share;
    }

    /** Compares two values, unless they were the last. */
    WordOverlap compare(int left, int right) {
        if (left == lastLeft && right == lastRight) {
            return this;
        }
        lastLeft = left;
        lastRight = right;
        int[] a = index.wordsOf(left);
        int[] b = index.wordsOf(right);
        boolean swap = a.length > b.length || a.length == b.length && left > right;
        overlap(swap ? b : a, swap ? a : b);
        return this;
    }

    private void overlap(int[] few, int[] many) {
        long taken = 0;
        long done = 0;
        int end = Math.min(many.length, MOST_WORDS);
        double shared = 0;
        for (int i = 0; i < Math.min(few.length, MOST_WORDS); i++) {
            for (int j = 0; j < end; j++) {
                if (few[i] == many[j]) {
                    shared += index.bits(few[i]);
                    taken |= 1L << j;
                    done |= 1L << i;
                    break;
                }
            }
        }
        for (int i = 0; i < Math.min(few.length, MOST_WORDS); i++) {
            if ((done >>> i & 1) != 0) {
                continue;
            }
            int best = -1;
            double most = 0;
            for (int j = 0; j < end; j++) {
                double bits = (taken >>> j & 1) != 0 ? 0 : softBits(few[i], many[j]);
                if (bits > most) {
                    most = bits;
                    best = j;
                }
            }
            if (best >= 0) {
                taken |= 1L << best;
                shared += most;
            }
        }
        sharedBits = shared;
        double least = Math.min(total(few), total(many));
        share = least > 0 ? Math.min(1, shared / least) : 0;
    }

    private double total(int[] words) {
        double total = 0;
        for (int word : words) {
            total += index.bits(word);
        }
        return total;
    }

    private double softBits(int a, int b) {
        double least = Math.min(index.bits(a), index.bits(b));
        String left = index.word(Math.min(a, b));
        String right = index.word(Math.max(a, b));
        if (left.length() == 1 || right.length() == 1) {
            return left.charAt(0) == right.charAt(0) ? Math.min(INITIAL_BITS, least) : 0;
        }
        long lettersOfLeft = index.letters(Math.min(a, b));
        long lettersOfRight = index.letters(Math.max(a, b));
        if (JaroWinkler.atMost(left, right, lettersOfLeft, lettersOfRight) < SIMILAR - ROUNDING) {
            return 0;
        }
        double similarity = JaroWinkler.similarity(left, right);
        return similarity >= SIMILAR ? similarity * least : 0;
    }
}
