package io.tieback.cli.link;

import io.tieback.cli.ExitCode;
import io.tieback.eval.linkage.RecordLinkageYardstick;
import io.tieback.eval.linkage.UnfitSettings;
import io.tieback.eval.linkage.YardstickRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tieback eval record-linkage}: the linker's published table. */
@Command(
        name = "record-linkage",
        description = "Measure the linker on public data with known truth; intervals by bootstrap over true entities.",
        mixinStandardHelpOptions = true)
public final class EvalRecordLinkageCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private CommandSpec spec;

    @Option(names = "--data", required = true, description = "Folder that holds historical-50k, febrl and so on.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private Path data;

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description = "Settings of yours in place of the yardstick's, for the data set whose file they read.")
    private @Nullable Path settings;

    @Option(names = "--seed", defaultValue = "1", description = "Of samples and intervals (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--json", description = "Print JSON instead of a table.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        List<YardstickRow> rows = measured();
        spec.commandLine()
                .getOut()
                .println(json ? RecordLinkageYardstick.json(rows, seed) : RecordLinkageYardstick.table(rows));
        spec.commandLine().getOut().flush();
        boolean reached = rows.stream().noneMatch(row -> row.verdict().equals("NOT reached"));
        return (reached ? ExitCode.OK : ExitCode.CHECK_FAILED).code();
    }

    private List<YardstickRow> measured() throws IOException {
        try {
            return new RecordLinkageYardstick(data, Optional.ofNullable(settings), seed)
                    .run(name -> spec.commandLine().getErr().println("measuring " + name));
        } catch (UnfitSettings e) {
            throw LinkRun.failure(e.problem());
        }
    }
}
