package io.tieback.cli.link;

import io.tieback.cli.CommandFailure;
import io.tieback.cli.ExitCode;
import io.tieback.learn.link.SettingsSuggestion;
import io.tieback.learn.link.TableFault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tieback link suggest FILE}: a commented starter settings file. */
@Command(
        name = "suggest",
        description = "Propose a commented settings file for a CSV or Parquet file.",
        mixinStandardHelpOptions = true)
public final class LinkSuggestCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "CSV or Parquet.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private Path file;

    @Override
    public Integer call() {
        if (!Files.isRegularFile(file)) {
            throw new CommandFailure(ExitCode.INPUT, "there is no file " + file, "Name a CSV or Parquet file.");
        }
        try {
            String text = SettingsSuggestion.of(file)
                    .orElseThrow(() -> new CommandFailure(
                            ExitCode.INPUT,
                            "there is nothing to link by in " + file,
                            "Besides the id, some column should hold two different values."));
            spec.commandLine().getOut().print(text);
            spec.commandLine().getOut().flush();
            return ExitCode.OK.code();
        } catch (SQLException e) {
            TableFault fault = TableFault.of(e, file);
            throw new CommandFailure(ExitCode.INPUT, fault.message(), fault.mend());
        }
    }
}
