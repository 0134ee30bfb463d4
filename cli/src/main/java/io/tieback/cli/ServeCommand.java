package io.tieback.cli;

import io.tieback.cli.run.ConsentFile;
import io.tieback.cli.run.NetworkFile;
import io.tieback.cli.run.Serving;
import io.tieback.core.admit.AdmissionLimits;
import io.tieback.server.ServerSettings;
import io.tieback.server.TiebackServer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Answers over HTTP until it is told to end. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = {
            "Opens a data directory, or makes it, and answers over HTTP until Ctrl-C. Listens to this machine only, "
                    + "unless --bind says otherwise."
        })
final class ServeCommand implements Callable<Integer> {
    /** Ten years: what is older cannot be released from quarantine either. */
    private static final int OLDEST_DAYS = 3_653;

    @Option(names = "--data-dir", paramLabel = "DIR", required = true, description = "Where everything is kept.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private Path dataDir;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "" + ServerSettings.DEFAULT_PORT,
            description = "Port; 0 takes a free one (${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            defaultValue = ServerSettings.LOOPBACK,
            description = "Address to listen at (${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private String bind;

    @Option(
            names = "--new-keys",
            paramLabel = "FILE",
            description = "Write an advertiser's, a platform's and a reader's key into this file, as JSON with mode "
                    + "0600. A file that is there stays as it is, so a new data directory does not start with one. "
                    + "Without it, keys made at the first start are printed.")
    private Optional<Path> newKeys = Optional.empty();

    @Option(
            names = "--max-report-age",
            paramLabel = "DAYS",
            description = "Rows about what is longer ago are quarantined (${DEFAULT-VALUE} days).")
    private int maxReportAgeDays =
            Math.toIntExact(AdmissionLimits.presets().oldest().toDays());

    @Option(
            names = "--networks",
            paramLabel = "FILE",
            description = "A table of range,class: addresses in its ranges make match keys even if they are private "
                    + "or reserved.")
    private Optional<Path> networks = Optional.empty();

    @Option(
            names = "--consent",
            paramLabel = "FILE",
            description = "What reports are used for that do not say it themselves, by region: lines such as "
                    + "region.US-CA=limited.")
    private Optional<Path> consent = Optional.empty();

    @Option(
            names = "--log-candidates",
            paramLabel = "N",
            description = "Keep the candidates of so many of 1,000 acts, to train and to measure user match; keys are "
                    + "withheld from them. A data directory keeps the number that it is made with (250).")
    private Optional<Integer> loggedPerMille = Optional.empty();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        ServerSettings settings = settings();
        try (Serving serving = new Serving(dataDir, false)) {
            TiebackServer server = serving.open(settings);
            loggedPerMille.ifPresent(wished -> requireMadeWith(wished, server.loggedPerMille()));
            out.println("tieback: open at " + server.uri() + ", data in " + dataDir);
            if (!bind.equals(ServerSettings.LOOPBACK)) {
                out.println("         Reachable from other machines, without TLS: put a proxy before it.");
            }
            server.newKeys().ifPresent(keys -> {
                if (newKeys.isPresent()) {
                    out.println("         Keys are in " + newKeys.get() + " (only you can read it).");
                } else {
                    out.println("         Keys, shown this once; advertiser " + keys.advertiserId());
                    out.println("         advertiser  " + keys.advertiserKey());
                    out.println("         platform    " + keys.platformKey());
                    out.println("         reader      " + keys.readerKey());
                }
            });
            out.println("         The page, by a link that works once: " + server.pageLink());
            out.println("         Ctrl-C ends it; what was acknowledged is safe.");
            out.flush();
            serving.await();
        }
        return ExitCode.OK.code();
    }

    private static void requireMadeWith(int wished, int made) {
        if (wished != made) {
            throw new CommandFailure(
                    ExitCode.INPUT,
                    "The data directory was made to log the candidates of " + made + " of 1,000 acts.",
                    "Leave out --log-candidates, or begin a new data directory.");
        }
    }

    private ServerSettings settings() {
        loggedPerMille.ifPresent(perMille -> require("--log-candidates", perMille, 0, 1_000));
        require("--port", port, 0, 65_535);
        require("--max-report-age", maxReportAgeDays, 1, OLDEST_DAYS);
        ServerSettings settings = ServerSettings.of(dataDir)
                .withPort(port)
                .withBindAddress(bind)
                .withOldestRow(Duration.ofDays(maxReportAgeDays));
        ServerSettings listed = networks.map(file -> settings.withNetworks(NetworkFile.read(file)))
                .orElse(settings);
        ServerSettings ruled =
                consent.map(file -> listed.withConsent(ConsentFile.read(file))).orElse(listed);
        ServerSettings logging = loggedPerMille
                .map(perMille -> ruled.withRuntime(
                        ruled.runtime().withPipeline(ruled.runtime().pipeline().withLoggedPerMille(perMille))))
                .orElse(ruled);
        return newKeys.map(logging::withNewKeysFile).orElse(logging);
    }

    private void require(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new ParameterException(
                    spec.commandLine(), option + " is a number from " + least + " to " + most + ".");
        }
    }
}
