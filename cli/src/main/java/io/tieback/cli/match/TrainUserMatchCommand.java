package io.tieback.cli.match;

import io.tieback.cli.CommandFailure;
import io.tieback.cli.ExitCode;
import io.tieback.cli.Version;
import io.tieback.core.identity.LoggedSet;
import io.tieback.embedded.CandidateLog;
import io.tieback.embedded.DataFormatException;
import io.tieback.embedded.StorageFailedException;
import io.tieback.embedded.StoreSettings;
import io.tieback.learn.match.PriorShift;
import io.tieback.learn.match.SegmentChoice;
import io.tieback.learn.match.TrainedUserMatch;
import io.tieback.learn.match.UserMatchTraining;
import io.tieback.learn.release.HeldOutMetric;
import io.tieback.learn.release.ReleaseFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tieback train user-match}: who did an act, learnt from the acts whose keys say so. */
@Command(
        name = "user-match",
        description = "Train user match on the candidates that a data directory has logged, as an immutable release"
                + " folder. A server may have the directory open meanwhile.",
        mixinStandardHelpOptions = true)
public final class TrainUserMatchCommand implements Callable<Integer> {
    private static final int TOLD_EVERY = 100_000;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private CommandSpec spec;

    @Option(names = "--data-dir", paramLabel = "DIR", required = true, description = "The data directory.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private Path dataDir;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "The release's folder, a new one.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private Path out;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Seed of all draws (default 1).")
    private long seed;

    private long read;
    private long told;
    private long panel;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        try {
            ReleaseFolder.requireFree(out);
            UserMatchTraining training = new UserMatchTraining(seed);
            CandidateLog.Size size =
                    CandidateLog.read(dataDir, StoreSettings.presets(), logged -> show(training, logged, err));
            if (read == 0) {
                throw new CommandFailure(
                        ExitCode.INPUT,
                        dataDir + " has logged no candidates yet",
                        "Send sightings, engagements and reports with addresses or cookies first.");
            }
            err.printf(
                    Locale.ROOT,
                    "%,d looks at acts, of which %,d have a key that names one user; of %,d more the truth panel tells;"
                            + " %,d bytes each on average; training%n",
                    read,
                    told,
                    panel,
                    size.bytes() / size.looks());
            err.flush();
            TrainedUserMatch trained = training.train();
            trained.write(
                    out,
                    String.format(
                            Locale.ROOT,
                            "%,d looks at acts of a data directory, the keys of %,d withheld; %,d acts of a panel",
                            read,
                            told,
                            panel),
                    Version.commit());
            show(trained);
        } catch (DataFormatException | StorageFailedException | IOException e) {
            throw new CommandFailure(
                    ExitCode.INPUT, String.valueOf(e.getMessage()), "See `tieback train user-match --help`.");
        }
        err.println("wrote " + out);
        err.flush();
        return ExitCode.OK.code();
    }

    private void show(UserMatchTraining training, LoggedSet logged, PrintWriter err) {
        if (logged.isOfPanel()) {
            training.addPanel(logged.set());
            panel++;
            return;
        }
        training.add(logged.set());
        read++;
        told += logged.set().isTold() ? 1 : 0;
        if (read % TOLD_EVERY == 0) {
            err.printf(Locale.ROOT, "   … read %,d looks at acts%n", read);
            err.flush();
        }
    }

    private static String told(PriorShift.Nobody nobody) {
        return nobody.sets() == 0 ? "–" : nobody.share() + " of " + nobody.sets();
    }

    private void show(TrainedUserMatch trained) {
        PrintWriter shown = spec.commandLine().getOut();
        for (HeldOutMetric metric : trained.metrics()) {
            shown.printf(Locale.ROOT, "%-30s %-64s %s%n", metric.scorer(), metric.figure(), metric.value());
        }
        for (SegmentChoice choice : trained.choices()) {
            shown.printf(
                    Locale.ROOT,
                    "%-18s served by %s: %s%n",
                    choice.segment().name().toLowerCase(Locale.ROOT),
                    choice.isBoosted() ? "trees" : "levels",
                    choice.why());
        }
        for (PriorShift shift : trained.shifts()) {
            shown.printf(
                    Locale.ROOT,
                    "%-18s nobody: keyed %s; truth panel %s; of reports without a key the release says %s%n",
                    shift.segment().name().toLowerCase(Locale.ROOT),
                    told(shift.keyed()),
                    told(shift.panel()),
                    told(shift.asked()));
        }
        shown.println(trained.keyless().why());
        shown.flush();
    }
}
