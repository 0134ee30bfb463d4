package io.tieback.core.admit;

import java.util.List;

/**
 * What the door says to a row.
 *
 * @param <T> the input that the row becomes
 */
public sealed interface Verdict<T> {
    /** What its sender should know, most serious first. */
    List<Issue> issues();

    /**
     * It goes on.
     *
     * @param input what it became
     * @param issues warnings
     */
    record Admitted<T>(T input, List<Issue> issues) implements Verdict<T> {
        /** Copies the list. */
        public Admitted {
            issues = List.copyOf(issues);
        }
    }

    /** It cannot be used as it is; nothing of it is kept. */
    record Rejected<T>(List<Issue> issues) implements Verdict<T> {
        /** Copies the list. */
        public Rejected {
            issues = List.copyOf(issues);
        }
    }

    /** It may be right and is suspect: kept sealed, and can be released. */
    record Quarantined<T>(List<Issue> issues) implements Verdict<T> {
        /** Copies the list. */
        public Quarantined {
            issues = List.copyOf(issues);
        }
    }

    /** Its person opted out; that alone is said, as there is nothing to mend. */
    record Suppressed<T>(List<Issue> issues) implements Verdict<T> {
        /** Copies the list. */
        public Suppressed {
            issues = List.copyOf(issues);
        }
    }
}
