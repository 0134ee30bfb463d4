package io.tieback.cli;

import io.tieback.cli.demo.DemoCommand;
import io.tieback.cli.explain.ExplainCommand;
import io.tieback.cli.identity.IdentityCommand;
import io.tieback.cli.journey.ReplayCommand;
import io.tieback.cli.link.LinkCommand;
import io.tieback.cli.quarantine.QuarantineCommand;
import io.tieback.cli.rollout.ReleaseCommand;
import io.tieback.cli.world.WorldCommand;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line. Every command is a class of its own, named in {@link #COMMANDS}. */
@Command(
        name = "tieback",
        description = "Ties every conversion back to the person who made it and the ads that earned it.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = "%nBenchmarks are built when asked for: ./tieback bench --help",
        exitCodeListHeading = "%nExit codes:%n")
public final class Tieback implements Runnable {
    private static final List<Class<?>> COMMANDS = List.of(
            DemoCommand.class,
            ReplayCommand.class,
            ServeCommand.class,
            ExplainCommand.class,
            VerifyCommand.class,
            QuarantineCommand.class,
            KeysCommand.class,
            AdvertisersCommand.class,
            LinkCommand.class,
            TrainCommand.class,
            ReleaseCommand.class,
            IdentityCommand.class,
            WorldCommand.class,
            EvalCommand.class);

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before run
    private CommandSpec spec;

    /** Runs one command and ends the JVM with its exit code. */
    public static void main(String[] args) {
        Logger.getLogger("").setLevel(Level.WARNING); // libraries tell of their own starting otherwise
        // preparing all commands takes a quarter of a second: only the one that is asked for, if there is such a one
        CommandLine asked = commandLine(name -> args.length > 0 && name.equals(args[0]));
        System.exit((asked.getSubcommands().isEmpty() ? commandLine() : asked).execute(args));
    }

    /** The command line as {@link #main} runs it, for tests and for the reference page. */
    public static CommandLine commandLine() {
        return commandLine(name -> true);
    }

    private static CommandLine commandLine(Predicate<String> isNeeded) {
        CommandLine commandLine = new CommandLine(new Tieback());
        COMMANDS.stream()
                .filter(command ->
                        isNeeded.test(command.getAnnotation(Command.class).name()))
                .forEach(commandLine::addSubcommand);
        return withExitCodes(commandLine);
    }

    /** A command line that answers the shell as this one does. */
    public static CommandLine withExitCodes(CommandLine commandLine) {
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.getCommandSpec().usageMessage().exitCodeList(exitCodes());
        commandLine.setExecutionExceptionHandler(Tieback::report);
        return commandLine;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say which command to run.");
    }

    private static int report(Exception thrown, CommandLine commandLine, CommandLine.ParseResult parsed) {
        PrintWriter err = commandLine.getErr();
        if (thrown instanceof CommandFailure failure) {
            err.println("tieback: " + failure.getMessage());
            if (!failure.mend().isEmpty()) {
                err.println("         " + failure.mend().replace("\n", "\n         "));
            }
            return failure.exitCode().code();
        }
        err.println("tieback: this is a bug; please report it with the lines below.");
        thrown.printStackTrace(err);
        err.flush();
        return ExitCode.BUG.code();
    }

    private static Map<String, String> exitCodes() {
        return Arrays.stream(ExitCode.values())
                .collect(Collectors.toMap(
                        exit -> String.valueOf(exit.code()), ExitCode::meaning, (a, b) -> a, LinkedHashMap::new));
    }
}
