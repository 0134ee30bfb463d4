package io.tieback.eval.endtoend;

/**
 * Acts and parts of acts.
 *
 * @param acts how many
 * @param right parts that were given to the user who did it
 * @param wrong parts that were given to another user
 */
public record MatchCount(long acts, double right, double wrong) {
    /** Nothing. */
    public static final MatchCount NONE = new MatchCount(0, 0, 0);

    /** Both together. */
    public MatchCount plus(MatchCount other) {
        return new MatchCount(acts + other.acts, right + other.right, wrong + other.wrong);
    }

    /** Parts that were given to a user. */
    public double matched() {
        return right + wrong;
    }

    /** Parts that were given to nobody. */
    public double nobody() {
        return acts - right - wrong;
    }
}
