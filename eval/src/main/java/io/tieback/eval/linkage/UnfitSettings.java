package io.tieback.eval.linkage;

import io.tieback.learn.link.SettingsProblem;

/** Settings, or the data that they read, do not allow a measurement. */
public final class UnfitSettings extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient SettingsProblem problem;

    UnfitSettings(SettingsProblem problem) {
        super(problem.describe());
        this.problem = problem;
    }

    /** What is wrong and how to mend it. */
    public SettingsProblem problem() {
        return problem;
    }
}
