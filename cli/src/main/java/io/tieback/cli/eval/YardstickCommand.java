package io.tieback.cli.eval;

import io.tieback.cli.CommandFailure;
import io.tieback.cli.ExitCode;
import io.tieback.cli.Version;
import io.tieback.cli.text.FileTrouble;
import io.tieback.cli.text.ProgressLine;
import io.tieback.eval.yardstick.Answer;
import io.tieback.eval.yardstick.AnswerRow;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every yardstick does on the command line: it measures, prints its table, and writes it as JSON if asked. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields before call
abstract class YardstickCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Of all that is drawn (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--json", paramLabel = "FILE", description = "Writes the figures to this file too.")
    private Optional<Path> json = Optional.empty();

    /** What was measured and on what. */
    record Measurement(String input, List<AnswerRow> rows) {}

    /** Measures. */
    abstract Measurement measure(long seed, ProgressLine progress) throws IOException;

    @Override
    public final Integer call() {
        PrintWriter print = spec.commandLine().getOut();
        Answer answer = answer();
        AnswerTable.lines(answer).forEach(print::println);
        print.flush();
        return (answer.isReached() ? ExitCode.OK : ExitCode.CHECK_FAILED).code();
    }

    private Answer answer() {
        try (ProgressLine progress = ProgressLine.of(spec.commandLine().getErr())) {
            Measurement measured = measure(seed, progress);
            Answer answer = new Answer(
                    spec.name(), seed, measured.input(), Version.commit(), Answer.thisMachine(), measured.rows());
            if (json.isPresent()) {
                Files.writeString(json.get(), answer.json() + System.lineSeparator());
            }
            return answer;
        } catch (IOException | UncheckedIOException failed) {
            throw new CommandFailure(
                    ExitCode.ENVIRONMENT,
                    "Cannot read or write a file: " + FileTrouble.of(failed) + ".",
                    "Check the folder that holds the data and the file for the figures.");
        }
    }
}
