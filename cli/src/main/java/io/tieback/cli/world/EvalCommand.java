package io.tieback.cli.world;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tieback eval}: one command for each question that is answered with figures. */
@Command(
        name = "eval",
        description = "Yardsticks: one command for each question, one table for each answer.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "YARDSTICK",
        subcommands = {EvalWorldFit.class})
public final class EvalCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before run
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say which yardstick to lay on.");
    }
}
