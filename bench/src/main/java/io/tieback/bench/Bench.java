package io.tieback.bench;

import io.tieback.cli.Tieback;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Benchmarks: {@code ./tieback bench NAME}. */
@Command(
        name = "tieback bench",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "BENCHMARK",
        description = "Measures on this machine, on loopback only, for a bounded time.",
        subcommands = {PipelineCommand.class, UserMatchCommand.class})
public final class Bench implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before run
    private CommandSpec spec;

    /** Runs one benchmark and ends the JVM with its exit code. */
    public static void main(String[] args) {
        Logger.getLogger("").setLevel(Level.WARNING);
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return Tieback.withExitCodes(new CommandLine(new Bench()));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say which benchmark.");
    }
}
