package io.tieback.core.report;

/**
 * An act of the past is judged again, by another release than the one that was in force when it came.
 *
 * @param actId which: the id of the report by which it became an act; of a report that is no act's own, it says nothing
 * @param version which release of user match judges it from now on; 0 for none
 */
public record Restatement(String actId, int version) implements Input {
    /** @throws IllegalArgumentException if there is no act, or the version is negative */
    public Restatement {
        if (actId.isEmpty() || version < 0) {
            throw new IllegalArgumentException("a restatement names an act and a version of 0 or more");
        }
    }
}
