package io.tieback.core.match.compare;

/**
 * What the words of two values say for and against each other: bits of equal words, of words that begin others (cut
 * off, or initials), and of the words left over on either side, which speak of two different things. Remembers the last
 * pair; not for several threads.
 */
final class WordDifference {
    private static final double BITS_PER_LETTER = 4;
    private static final double MOST_BITS_LEFT_OVER = 20;
    private static final int MOST_WORDS = 64;

    private final WordIndex index;
    private final Texts texts;
    private int lastLeft = -1;
    private int lastRight = -1;
    private double equalBits;
    private double begunBits;
    private double onlyLeftBits;
    private double onlyRightBits;

    WordDifference(PreparedColumn column) {
        this.index = column.words();
        this.texts = column.texts();
    }

    /** Bits of the words that both values hold. */
    double equalBits(int left, int right) {
        compare(left, right);
        return equalBits;
    }

    /** Bits of the words of which one begins the other, up to {@value #BITS_PER_LETTER} for each shared letter. */
    double begunBits(int left, int right) {
        compare(left, right);
        return begunBits;
    }

    /** Bits of the words that the left value alone holds. */
    double onlyLeftBits(int left, int right) {
        compare(left, right);
        return onlyLeftBits;
    }

    /** Bits of the words that the right value alone holds. */
    double onlyRightBits(int left, int right) {
        compare(left, right);
        return onlyRightBits;
    }

    /** How far both values contradict: the lesser of what either alone holds. */
    double contradictingBits(int left, int right) {
        compare(left, right);
        return Math.min(onlyLeftBits, onlyRightBits);
    }

    /** How many characters the two values begin with alike. */
    double equalBeginning(int left, int right) {
        String own = texts.get(left);
        String other = texts.get(right);
        int end = Math.min(own.length(), other.length());
        int at = 0;
        while (at < end && own.charAt(at) == other.charAt(at)) {
            at++;
        }
        return at;
    }

    /** How much longer the left value is, in characters. */
    double lengthened(int left, int right) {
        return (double) texts.get(left).length() - texts.get(right).length();
    }

    private void compare(int left, int right) {
        if (left == lastLeft && right == lastRight) {
            return;
        }
        lastLeft = left;
        lastRight = right;
        equalBits = 0;
        begunBits = 0;
        int[] a = index.wordsOf(left);
        int[] b = index.wordsOf(right);
        int endOfA = Math.min(MOST_WORDS, a.length);
        int endOfB = Math.min(MOST_WORDS, b.length);
        long takenOfA = 0;
        long takenOfB = 0;
        for (int i = 0; i < endOfA; i++) {
            int j = equalWord(a[i], b, endOfB, takenOfB);
            if (j >= 0) {
                equalBits += index.bits(a[i]);
                takenOfA |= 1L << i;
                takenOfB |= 1L << j;
            }
        }
        for (int i = 0; i < endOfA; i++) {
            int j = (takenOfA >>> i & 1) != 0 ? -1 : longestBegun(a[i], b, endOfB, takenOfB);
            if (j >= 0) {
                begunBits += bitsOfBegun(a[i], b[j]);
                takenOfA |= 1L << i;
                takenOfB |= 1L << j;
            }
        }
        onlyLeftBits = leftOver(a, endOfA, takenOfA);
        onlyRightBits = leftOver(b, endOfB, takenOfB);
    }

    private static int equalWord(int word, int[] others, int end, long taken) {
        for (int j = 0; j < end; j++) {
            if (others[j] == word && (taken >>> j & 1) == 0) {
                return j;
            }
        }
        return -1;
    }

    private int longestBegun(int word, int[] others, int end, long taken) {
        String own = index.word(word);
        int best = -1;
        for (int j = 0; j < end; j++) {
            String other = index.word(others[j]);
            boolean begun = (taken >>> j & 1) == 0 && (own.startsWith(other) || other.startsWith(own));
            if (begun && (best < 0 || other.length() > index.word(others[best]).length())) {
                best = j;
            }
        }
        return best;
    }

    private double bitsOfBegun(int a, int b) {
        int letters = Math.min(index.word(a).length(), index.word(b).length());
        return Math.min(BITS_PER_LETTER * letters, Math.min(index.bits(a), index.bits(b)));
    }

    private double leftOver(int[] words, int end, long taken) {
        double bits = 0;
        for (int i = 0; i < end; i++) {
            bits += (taken >>> i & 1) != 0 ? 0 : Math.min(MOST_BITS_LEFT_OVER, index.bits(words[i]));
        }
        return bits;
    }
}
