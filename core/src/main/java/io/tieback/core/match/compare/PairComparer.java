package io.tieback.core.match.compare;

import java.nio.IntBuffer;
import java.util.List;

/**
 * Finds the level of each comparison for a pair of rows. Levels of costly comparisons are kept per pair of distinct
 * values in a small direct-mapped cache; being a function of the values alone, they are the same with or without it.
 * One per worker; not for several threads.
 */
public final class PairComparer {
    private static final int CACHE_BITS = 16;

    private final IntBuffer codes;
    private final CodePredicate[][] conditions;
    private final boolean[] exactFirst;
    private final long[][] cachedPairs;
    private final byte[][] cachedLevels;

    PairComparer(List<Comparison> comparisons, List<PreparedColumn> inputs, IntBuffer codes) {
        int n = comparisons.size();
        this.codes = codes;
        conditions = new CodePredicate[n][];
        exactFirst = new boolean[n];
        cachedPairs = new long[n][];
        cachedLevels = new byte[n][];
        for (int c = 0; c < n; c++) {
            Comparison comparison = comparisons.get(c);
            exactFirst[c] = comparison.exactLevel() == 1;
            PairMeasures measures = new PairMeasures(inputs.get(c));
            conditions[c] = comparison.levels().stream()
                    .map(level -> level.condition().bind(measures))
                    .toArray(CodePredicate[]::new);
            boolean cached = comparison.isCostly();
            cachedPairs[c] = new long[cached ? 1 << CACHE_BITS : 0];
            cachedLevels[c] = new byte[cached ? 1 << CACHE_BITS : 0];
        }
    }

    /** How many comparisons there are. */
    public int size() {
        return conditions.length;
    }

    /** The level of one comparison for a pair of rows. */
    public int level(int comparison, int left, int right) {
        int a = code(comparison, left);
        int b = code(comparison, right);
        if ((a | b) < 0) {
            return 0;
        }
        if (a == b && exactFirst[comparison]) {
            return 1;
        }
        return cachedPairs[comparison].length == 0 ? tried(comparison, a, b) : cached(comparison, a, b);
    }

    /** The code of a comparison's value in a row, or a negative number if it is missing. */
    public int code(int comparison, int row) {
        return codes.get(row * conditions.length + comparison);
    }

    private int cached(int comparison, int a, int b) {
        long key = ((long) a << 32 | b) + 1;
        int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 64 - CACHE_BITS);
        if (cachedPairs[comparison][slot] == key) {
            return cachedLevels[comparison][slot];
        }
        int level = tried(comparison, a, b);
        cachedPairs[comparison][slot] = key;
        cachedLevels[comparison][slot] = (byte) level;
        return level;
    }

    private int tried(int comparison, int a, int b) {
        CodePredicate[] levels = conditions[comparison];
        for (int i = 0; i < levels.length; i++) {
            if (levels[i].test(a, b)) {
                return i + 1;
            }
        }
        return levels.length + 1;
    }
}
