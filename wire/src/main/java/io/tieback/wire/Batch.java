package io.tieback.wire;

import io.tieback.core.admit.Issue;
import java.util.List;

/**
 * A document read.
 *
 * @param <T> the raw rows in it
 */
public sealed interface Batch<T> {
    /**
     * Its rows in order, sound or not.
     *
     * @param rows at least one
     * @param issues about the document around them
     */
    record Rows<T>(List<Row<T>> rows, List<Issue> issues) implements Batch<T> {
        /** Copies the lists. */
        public Rows {
            rows = List.copyOf(rows);
            issues = List.copyOf(issues);
        }
    }

    /**
     * It cannot be read as a whole.
     *
     * @param problem why
     */
    record Unreadable<T>(Problem problem) implements Batch<T> {}

    /**
     * A row and where in the document's bytes it stands.
     *
     * @param raw what it holds
     * @param from first byte
     * @param to byte after the last
     * @param unknownFields what it holds under names that are not of the API, as a JSON object by path in ASCII, at
     *     most 4,096 characters; empty if there is none
     */
    record Row<T>(T raw, int from, int to, String unknownFields) {}
}
