package io.tieback.cli.eval;

import io.tieback.cli.link.LinkRun;
import io.tieback.cli.text.ProgressLine;
import io.tieback.eval.linkage.RecordLinkageYardstick;
import io.tieback.eval.linkage.UnfitSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tieback eval record-linkage}: the linker's published table. */
@Command(
        name = "record-linkage",
        description = "Measures the linker on public data with known truth; intervals by bootstrap over true entities.",
        mixinStandardHelpOptions = true)
public final class EvalRecordLinkage extends YardstickCommand {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            required = true,
            description = "Folder that holds historical-50k, febrl and so on.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private Path data;

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description = "Settings of yours in place of the yardstick's, for the data set whose file they read.")
    private Optional<Path> settings = Optional.empty();

    @Override
    Measurement measure(long seed, ProgressLine progress) throws IOException {
        RecordLinkageYardstick yardstick = new RecordLinkageYardstick(data, settings, seed);
        try {
            return new Measurement(data.toString(), yardstick.run(name -> progress.at(name, 0, 0)));
        } catch (UnfitSettings unfit) {
            throw LinkRun.failure(unfit.problem());
        }
    }
}
