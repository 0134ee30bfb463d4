package io.tieback.core.report;

/**
 * From now on another release judges the reports that come; those that came before keep theirs.
 *
 * @param line the model line, as in {@link #USER_MATCH}
 * @param version which release of the line serves, 1 or more; 0 for none
 */
public record Promotion(String line, int version) implements Input {
    /** The line of models that say who did an act. */
    public static final String USER_MATCH = "user-match";

    /** @throws IllegalArgumentException if there is no line, or the version is negative */
    public Promotion {
        if (line.isEmpty() || version < 0) {
            throw new IllegalArgumentException("a promotion names a line and a version of 0 or more");
        }
    }
}
