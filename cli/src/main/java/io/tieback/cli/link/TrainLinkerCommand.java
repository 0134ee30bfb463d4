package io.tieback.cli.link;

import io.tieback.cli.ExitCode;
import io.tieback.cli.Version;
import io.tieback.learn.link.LinkerTraining;
import io.tieback.learn.release.HeldOutMetric;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tieback train linker settings.yaml}: a boosted scorer from labelled pairs or records. */
@Command(
        name = "linker",
        description = "Train a boosted scorer of pairs, calibrated, as an immutable release folder.",
        mixinStandardHelpOptions = true)
public final class TrainLinkerCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private CommandSpec spec;

    @Parameters(paramLabel = "SETTINGS", description = "The settings file (YAML).")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private Path settings;

    @Option(
            names = "--labels",
            paramLabel = "FILE",
            description = "CSV or Parquet of pairs (id_left, id_right, match) or records (id, entity); without it the"
                    + " truth column of the settings.")
    private @Nullable Path labels;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "The release's folder, a new one.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private Path out;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        LinkerTraining training = new LinkerTraining(LinkRun.settings(settings), LinkRun.told(err));
        LinkerTraining.Outcome outcome = training.run(Optional.ofNullable(labels), out, Version.commit());
        if (outcome instanceof LinkerTraining.Outcome.Faulty faulty) {
            throw LinkRun.failure(faulty.problem());
        }
        PrintWriter shown = spec.commandLine().getOut();
        for (HeldOutMetric metric : ((LinkerTraining.Outcome.Trained) outcome).metrics()) {
            shown.printf(Locale.ROOT, "%-18s %-22s %s%n", metric.scorer(), metric.figure(), metric.value());
        }
        shown.flush();
        err.println("wrote " + out + "; name it as scorer: in the settings");
        err.flush();
        return ExitCode.OK.code();
    }
}
