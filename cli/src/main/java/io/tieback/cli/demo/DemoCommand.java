package io.tieback.cli.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieback.cli.CommandFailure;
import io.tieback.cli.ExitCode;
import io.tieback.cli.Version;
import io.tieback.cli.client.ApiClient;
import io.tieback.cli.client.KeyFile;
import io.tieback.cli.client.LocalServer;
import io.tieback.cli.client.RowSender.Sent;
import io.tieback.cli.run.DataDirs;
import io.tieback.cli.run.RunJson;
import io.tieback.cli.run.Serving;
import io.tieback.cli.text.Phases;
import io.tieback.cli.text.ProgressLine;
import io.tieback.cli.text.Screen;
import io.tieback.embedded.Law;
import io.tieback.embedded.Verification;
import io.tieback.server.ServerSettings;
import io.tieback.server.TiebackServer;
import io.tieback.server.control.Advertiser;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A seeded day of an imaginary shop, beside its truth. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Sends a seeded day of an imaginary shop through the HTTP door of a server of its own, and prints what was "
                    + "found beside what is true. Then the server stays open until Ctrl-C."
        })
public final class DemoCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Option(names = "--headless", description = "End after printing.")
    private boolean headless;

    @Option(names = "--json", paramLabel = "FILE", description = "Also write the figures as one JSON object.")
    private Optional<Path> json = Optional.empty();

    @Option(names = "--seed", defaultValue = "7", description = "Another seed is another day (${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--port", defaultValue = "0", description = "Port on this machine; 0 takes a free one.")
    private int port;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "Keep the data in this new folder; without it, they go when the demo ends.")
    private Optional<Path> dataDir = Optional.empty();

    @Option(names = "--people", hidden = true, defaultValue = "" + ShopDay.PEOPLE)
    private int people;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private CommandSpec spec;

    private final Phases phases = new Phases();

    @Override
    public Integer call() {
        if (dataDir.filter(DataDirs::isUsed).isPresent()) {
            throw new CommandFailure(
                    ExitCode.INPUT,
                    "There is something in " + dataDir.get() + " already.",
                    "Name a new folder: the demo's truth is about its own day alone.");
        }
        Path dir = dataDir.orElseGet(DataDirs::temporary);
        Serving serving = new Serving(dir, dataDir.isEmpty());
        try (ProgressLine progress = ProgressLine.of(spec.commandLine().getErr())) {
            return run(dir, serving, progress);
        } finally {
            serving.close();
        }
    }

    private int run(Path dir, Serving serving, ProgressLine progress) {
        Screen screen = new Screen(spec.commandLine().getOut());
        Instant day = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(1));
        ShopDay shopDay = phases.time("make the day", () -> ShopDay.of(seed, day, people));
        screen.head(
                "Tieback demo: a day of Larkspur & Daughters, an imaginary shop",
                "seed " + seed + ", commit " + Version.commit() + ", Java "
                        + Runtime.version().feature() + ", "
                        + Runtime.getRuntime().availableProcessors()
                        + " processors; every figure is the server's answer");
        TiebackServer server = phases.time("start the server", () -> serving.open(settings(dir)));
        KeyFile keys = KeyFile.read(settings(dir).newKeysFile().orElseThrow());
        DemoSending sending = new DemoSending(shopDay, new ApiClient(server.uri()), keys, progress);
        phases.time("send what the platform knows", () -> sending.platform(false));
        Sent sent = phases.time("send the reports", sending::reports);
        phases.time("send what comes late", () -> sending.platform(true));
        phases.time("wait until all is processed", () -> server.awaitQuiet(PATIENCE));
        DemoFindings findings = phases.time("ask what became of it", () -> sending.ask(sent));
        TruthTable truth = phases.time("work out the truth", () -> new TruthTable(shopDay));
        progress.close();
        DemoScreen print = new DemoScreen(screen, shopDay, findings, truth);
        print.print();
        int openPort = server.port();
        server.close();
        List<Law> laws = phases.time("verify the laws", () -> verify(dir, progress));
        progress.close();
        print.laws(laws);
        print.phases(phases.seconds());
        ObjectNode figures = DemoJson.of(shopDay, Version.commit(), findings, truth);
        DemoJson.finish(figures, laws, phases.seconds());
        json.ifPresent(file -> RunJson.write(file, figures));
        boolean holds = laws.stream().allMatch(Law::held) && findings.total().holds();
        if (!headless) {
            serving.stayOpen(
                    settings(dir).withPort(openPort),
                    screen,
                    findings.life().path("reportId").asText());
        }
        return (holds ? ExitCode.OK : ExitCode.CHECK_FAILED).code();
    }

    private static List<Law> verify(Path dir, ProgressLine progress) {
        return LocalServer.explained(dir, () -> Verification.run(dir, progress::at));
    }

    private ServerSettings settings(Path dir) {
        return ServerSettings.of(dir)
                .withPort(port)
                .withNewKeysFile(dir.resolve("keys.json"))
                .withFirstAdvertiser(new Advertiser("larkspur", "Larkspur & Daughters", ZoneOffset.UTC, "EUR", "DE"));
    }
}
