package io.tieback.cli.journey;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Real data sets, sent as they happened. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "DATA-SET",
        description = "Sends a public data set over HTTP to a server of its own, and prints what ads earned.",
        subcommands = CompleteJourneyCommand.class)
public final class ReplayCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before run
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say which data set.");
    }
}
