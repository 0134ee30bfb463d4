package io.tieback.core.identity.graph;

import io.tieback.core.match.score.PairScorer;
import io.tieback.core.match.score.Waterfall;
import io.tieback.core.privacy.MatchKey.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How many kinds of key two rows share: a weight that counts and is no odds.
 *
 * @param kinds bits of the kinds, by {@link #pair} of rows
 */
record SharedKinds(Map<Long, Integer> kinds) implements PairScorer {
    /** Two numbers as one, whatever their order. */
    static long pair(int a, int b) {
        return (long) Math.min(a, b) << 32 | Math.max(a, b);
    }

    static int bit(Kind kind) {
        return 1 << kind.ordinal();
    }

    /** Whether an e-mail is among them: people who live together share any other kind, and such say one thing. */
    static boolean isPersonal(int bits) {
        return (bits & bit(Kind.EMAIL)) != 0;
    }

    static List<Kind> kinds(int bits) {
        List<Kind> kinds = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            if ((bits & bit(kind)) != 0) {
                kinds.add(kind);
            }
        }
        return kinds;
    }

    @Override
    public double matchWeight(int left, int right) {
        return Integer.bitCount(kinds.getOrDefault(pair(left, right), 0));
    }

    @Override
    public Waterfall explain(int left, int right) {
        return new Waterfall(
                0,
                kinds(kinds.getOrDefault(pair(left, right), 0)).stream()
                        .map(kind -> new Waterfall.Step(kind.name(), "shared", "", "", 1, 0))
                        .toList());
    }

    @Override
    public PairScorer fork() {
        return this;
    }
}
