package io.tieback.cli;

import io.tieback.cli.link.TrainLinkerCommand;
import io.tieback.cli.match.TrainUserMatchCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tieback train}: the trainings, one command for each line of models. */
@Command(
        name = "train",
        description = "Train a model from labels and write it as an immutable release.",
        mixinStandardHelpOptions = true,
        subcommands = {TrainLinkerCommand.class, TrainUserMatchCommand.class})
public final class TrainCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before run
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to train.");
    }
}
