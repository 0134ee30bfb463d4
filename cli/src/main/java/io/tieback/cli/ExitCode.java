package io.tieback.cli;

/** What a command tells the shell. Documented in {@code tieback --help}; scripts may rely on it. */
public enum ExitCode {
    /** It did what was asked, and everything it checked held. */
    OK(0, "all went well"),
    /** It ran to its end and a law, figure or comparison that it checked did not hold. */
    CHECK_FAILED(1, "a check failed"),
    /** The command line was not understood. */
    USAGE(2, "the command line is wrong"),
    /** Input or settings were read and cannot be accepted. */
    INPUT(3, "input or settings are wrong"),
    /** Something around the program is missing or in the way: a file, a port, disk space, Java, Maven. */
    ENVIRONMENT(4, "a port, disk, file or tool is missing or taken"),
    /** A bug in Tieback. */
    BUG(70, "a bug in Tieback"),
    /** Ended by Ctrl-C. The JVM itself answers with this code. */
    INTERRUPTED(130, "interrupted by Ctrl-C");

    private final int code;
    private final String meaning;

    ExitCode(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    /** The number that the shell sees, 0 to 255. */
    public int code() {
        return code;
    }

    /** A few words for the help page. */
    public String meaning() {
        return meaning;
    }
}
