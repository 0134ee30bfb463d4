package io.tieback.cli.link;

import io.tieback.learn.link.SettingsSuggestion;
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
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "CSV or Parquet.")
    private Path file;

    @Override
    public Integer call() {
        if (!Files.isRegularFile(file)) {
            spec.commandLine().getErr().println("there is no file " + file);
            spec.commandLine().getErr().flush();
            return 2;
        }
        try {
            spec.commandLine().getOut().print(SettingsSuggestion.of(file));
            spec.commandLine().getOut().flush();
            return 0;
        } catch (SQLException e) {
            spec.commandLine().getErr().println(file + ": DuckDB: " + e.getMessage());
            spec.commandLine().getErr().flush();
            return 2;
        }
    }
}
