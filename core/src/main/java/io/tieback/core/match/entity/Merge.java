package io.tieback.core.match.entity;

/**
 * What became of one link between two groups of records.
 *
 * @param left the link's smaller row
 * @param right its larger row
 * @param matchWeight its weight in bits
 * @param leftMembers how many records were in the left row's group
 * @param rightMembers how many in the right row's
 * @param crossPairs how many cross pairs were looked at, this link not counted
 * @param agreeing how many of them agreed
 * @param verdict what was decided
 */
public record Merge(
        int left,
        int right,
        double matchWeight,
        int leftMembers,
        int rightMembers,
        int crossPairs,
        int agreeing,
        Verdict verdict) {

    /** Whether the groups became one, and why not. */
    public enum Verdict {
        /** They became one. */
        MERGED,
        /** Too few pairs across them agree. */
        WEAK_BRIDGE,
        /** They hold different strong ids. */
        VETO,
        /** They would have too many records. */
        TOO_LARGE
    }
}
