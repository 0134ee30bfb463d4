package io.tieback.cli;

import static java.util.Objects.requireNonNull;

/**
 * A command cannot go on, for a reason that its user can mend. Printed as two lines without a stack trace; anything
 * else that a command throws is taken for a bug and printed in full.
 */
public final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;
    private final String mend;

    /**
     * @param exitCode what the shell is told
     * @param message what went wrong, one sentence, without any identifier of a person
     * @param mend what to do about it, one sentence
     */
    public CommandFailure(ExitCode exitCode, String message, String mend) {
        super(requireNonNull(message, "message"));
        this.exitCode = requireNonNull(exitCode, "exitCode");
        this.mend = requireNonNull(mend, "mend");
    }

    /** What the shell is told. */
    public ExitCode exitCode() {
        return exitCode;
    }

    /** What to do about it. */
    public String mend() {
        return mend;
    }
}
