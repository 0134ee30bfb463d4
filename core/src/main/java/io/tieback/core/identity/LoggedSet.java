package io.tieback.core.identity;

import io.tieback.core.stats.TextHash;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The candidates of an act as they are kept for training and measuring: no ids, numbers in 16 bits.
 *
 * @param lookedMillis when the candidates were looked at, in milliseconds since 1970
 * @param set the candidates, at most {@link #MOST}, with the right one where a key or the panel names it; its person
 *     is the number of a group: one of {@link #GROUPS} of users, or one of as many of strangers, which come behind them
 * @param isOfPanel whether the truth panel tells who is right, rather than the act's keys
 */
public record LoggedSet(long lookedMillis, LabelledSet set, boolean isOfPanel) {
    /** So many candidates are kept: the right one and those seen latest. */
    public static final int MOST = 12;

    /**
     * Users are kept apart in so many groups, 0 up to this, and strangers in as many, from this up to twice this, so
     * that nobody can be told by their number.
     */
    public static final int GROUPS = 1_024;

    private static final int RECENCY = CandidateFeatures.NAMES.indexOf("rank by recency at the address");

    /**
     * What is kept.
     *
     * @param named the user whom the act's keys name, if they do
     */
    public static LoggedSet of(
            long lookedMillis, String advertiserId, CandidateSet candidates, Optional<String> named) {
        int right = named.map(user -> candidates.userIds().indexOf(user)).orElse(LabelledSet.UNTOLD);
        LabelledSet set = kept(candidates, right, named.map(LoggedSet::group).orElse(0), advertiserId);
        return new LoggedSet(lookedMillis, set, false);
    }

    /**
     * What is kept of an act of the truth panel.
     *
     * @param user who did it; empty if none of the platform's users did
     * @param group of the sampled person
     */
    public static LoggedSet ofPanel(
            long lookedMillis, String advertiserId, CandidateSet candidates, Optional<String> user, int group) {
        int right = user.map(id -> candidates.userIds().indexOf(id)).orElse(LabelledSet.NOBODY);
        return new LoggedSet(lookedMillis, kept(candidates, right, group, advertiserId), true);
    }

    /** The group of a person whom the platform does not know, by what tells such people apart; none of a user's. */
    public static int groupOfStranger(String id) {
        return GROUPS + group(id);
    }

    /** The group of a user. */
    public static int group(String id) {
        return (int) Long.remainderUnsigned(TextHash.of(id), GROUPS);
    }

    private static LabelledSet kept(CandidateSet candidates, int right, int group, String advertiserId) {
        List<double[]> rows = candidates.rows();
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.<Integer, Boolean>comparing(i -> i != right)
                .thenComparingDouble(i -> rows.get(i)[RECENCY])
                .thenComparing(i -> i));
        List<double[]> kept =
                order.stream().limit(MOST).map(i -> sixteenBits(rows.get(i))).toList();
        return new LabelledSet(kept, right < 0 ? right : 0, group, advertiserId);
    }

    private static double[] sixteenBits(double[] row) {
        double[] rounded = new double[row.length];
        for (int i = 0; i < row.length; i++) {
            rounded[i] = number(bits(row[i]));
        }
        return rounded;
    }

    /** A number as the upper half of a float, rounded: some three digits of it. */
    public static int bits(double number) {
        int whole = Float.floatToIntBits((float) number);
        return Double.isNaN(number) ? 0x7FC0 : (whole + 0x7FFF + ((whole >>> 16) & 1)) >>> 16;
    }

    /** The number of {@link #bits}. */
    public static double number(int bits) {
        return Float.intBitsToFloat(bits << 16);
    }
}
