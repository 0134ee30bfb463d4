package io.tieback.cli.world;

import io.tieback.cli.feed.WorldFeedCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tieback world}: holds the commands about simulated worlds. */
@Command(
        name = "world",
        description = "Simulated worlds with known truth.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {WorldGenerate.class, WorldFeedCommand.class})
public final class WorldCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before run
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say which command to run.");
    }
}
