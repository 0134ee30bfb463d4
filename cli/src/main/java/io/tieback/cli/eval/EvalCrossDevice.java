package io.tieback.cli.eval;

import io.tieback.cli.CommandFailure;
import io.tieback.cli.ExitCode;
import io.tieback.cli.text.ProgressLine;
import io.tieback.eval.data.UnfitData;
import io.tieback.eval.device.CrossDeviceYardstick;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tieback eval cross-device}: whose desktop is it, on real browsing. */
@Command(
        name = "cross-device",
        description = "Matches desktops to the people of phones on a log of real browsing, by shared addresses; with"
                + " people who never were, and in pairs.",
        mixinStandardHelpOptions = true)
public final class EvalCrossDevice extends YardstickCommand {
    @Option(names = "--data", required = true, paramLabel = "FILE", description = "The log, e.g. events.tsv.gz.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private Path data;

    @Option(names = "--ablations", description = "Leaves each family of evidence out in turn too; some minutes more.")
    private boolean ablations;

    @Override
    Measurement measure(long seed, ProgressLine progress) throws IOException {
        try {
            return new Measurement(
                    String.valueOf(data.getFileName()),
                    CrossDeviceYardstick.measure(data, seed, ablations, progress::at));
        } catch (UnfitData unfit) {
            String message = String.valueOf(unfit.getMessage());
            String sentence = message.substring(0, 1).toUpperCase(Locale.ROOT) + message.substring(1) + ".";
            throw new CommandFailure(ExitCode.INPUT, sentence, unfit.mend());
        }
    }
}
