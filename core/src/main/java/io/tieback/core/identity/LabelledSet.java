package io.tieback.core.identity;

import java.util.List;

/**
 * The candidates of one report, as they were scored, and which of them is right.
 *
 * @param rows numbers of each candidate, as {@link CandidateFeatures} names them; not to be changed
 * @param right the number of the right one, {@link #NOBODY} or {@link #UNTOLD}
 * @param person a number of whose report it is, for keeping people apart; of untold sets any
 * @param advertiserId whose report
 */
public record LabelledSet(List<double[]> rows, int right, long person, String advertiserId) {
    /** The right one is none of the candidates. */
    public static final int NOBODY = -1;

    /** It is not known which one is right. */
    public static final int UNTOLD = -2;

    /** @throws IllegalArgumentException if there is no such candidate */
    public LabelledSet {
        rows = List.copyOf(rows);
        if (right < UNTOLD || right >= rows.size()) {
            throw new IllegalArgumentException("of " + rows.size() + " candidates none is number " + right);
        }
    }

    /** Whether the right candidate, or that there is none, is known. */
    public boolean isTold() {
        return right != UNTOLD;
    }

    /** The same set without its label. */
    public LabelledSet untold() {
        return new LabelledSet(rows, UNTOLD, person, advertiserId);
    }
}
