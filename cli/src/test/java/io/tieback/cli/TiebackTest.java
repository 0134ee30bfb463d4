package io.tieback.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class TiebackTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CommandLine commandLine =
            Tieback.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));

    @Test
    void helpNamesEveryExitCode() {
        assertThat(commandLine.execute("--help")).isZero();
        for (ExitCode exit : ExitCode.values()) {
            assertThat(out.toString()).containsPattern("(?m)^ +" + exit.code() + " +" + exit.meaning());
        }
    }

    @Test
    void versionComesFromTheBuild() {
        assertThat(commandLine.execute("--version")).isZero();
        assertThat(out.toString()).containsPattern("tieback \\d+\\.\\d+\\.\\d+");
    }

    @Test
    void noCommandIsAUsageError() {
        assertThat(commandLine.execute()).isEqualTo(ExitCode.USAGE.code());
        assertThat(err.toString()).contains("Say which command to run.", "Usage:");
    }

    @Test
    void anUnknownOptionIsAUsageError() {
        assertThat(commandLine.execute("--no-such-option")).isEqualTo(ExitCode.USAGE.code());
    }

    @Test
    void aMendableFailureIsTwoLinesAndItsOwnExitCode() {
        var failure = new CommandFailure(ExitCode.ENVIRONMENT, "Port 8080 is taken.", "Choose another with --port.");
        assertThat(executeBroken(failure)).isEqualTo(ExitCode.ENVIRONMENT.code());
        assertThat(err.toString()).hasLineCount(2).contains("Port 8080 is taken.", "Choose another with --port.");
    }

    @Test
    void anythingElseThrownIsABugPrintedInFull() {
        assertThat(executeBroken(new IllegalStateException("cannot be"))).isEqualTo(ExitCode.BUG.code());
        assertThat(err.toString()).contains("this is a bug", "IllegalStateException: cannot be", "\tat ");
    }

    private int executeBroken(RuntimeException thrown) {
        return commandLine
                .addSubcommand(new Broken(thrown))
                .setErr(new PrintWriter(err, true))
                .execute("broken");
    }

    @Command(name = "broken")
    private record Broken(RuntimeException thrown) implements Runnable {
        @Override
        public void run() {
            throw thrown;
        }
    }
}
