package io.tieback.cli.eval;

import io.tieback.cli.text.ProgressLine;
import io.tieback.eval.linkage.RecordLinkageYardstick;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tieback eval record-linkage}: the linker's published table. */
@Command(
        name = "record-linkage",
        description = "Measures the linker on public data with known truth; intervals by bootstrap over true entities.",
        mixinStandardHelpOptions = true)
public final class EvalRecordLinkage extends YardstickCommand {
    @Option(names = "--data", required = true, description = "Folder that holds historical-50k, febrl and so on.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private Path data;

    @Override
    Measurement measure(long seed, ProgressLine progress) throws IOException {
        RecordLinkageYardstick yardstick = new RecordLinkageYardstick(data, seed);
        return new Measurement(data.toString(), yardstick.run(name -> progress.at(name, 0, 0)));
    }
}
