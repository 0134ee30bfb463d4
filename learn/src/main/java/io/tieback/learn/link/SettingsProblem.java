package io.tieback.learn.link;

import java.nio.file.Path;

/**
 * What is wrong with a settings file or its data, for people.
 *
 * @param file where
 * @param line the line, from 1; 0 where the trouble has no line
 * @param message what was found
 * @param mend what to do
 */
public record SettingsProblem(Path file, int line, String message, String mend) {

    /** The file, with the line if there is one. */
    public String place() {
        return line > 0 ? file + ":" + line : file.toString();
    }

    /** Place, message and mend. */
    public String describe() {
        return place() + ": " + message + (mend.isEmpty() ? "" : "\n  " + mend);
    }

    /** Carries a problem up to where it becomes a value again; never crosses a public boundary. */
    static final class Found extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient SettingsProblem problem;

        Found(SettingsProblem problem) {
            super(problem.describe());
            this.problem = problem;
        }

        SettingsProblem problem() {
            return problem;
        }
    }
}
