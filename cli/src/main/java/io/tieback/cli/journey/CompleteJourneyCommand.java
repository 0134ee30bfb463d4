package io.tieback.cli.journey;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieback.cli.ExitCode;
import io.tieback.cli.Version;
import io.tieback.cli.client.ApiClient;
import io.tieback.cli.client.KeyFile;
import io.tieback.cli.client.LocalServer;
import io.tieback.cli.run.Conservation;
import io.tieback.cli.run.Credit;
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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The Complete Journey: campaigns by mail, coupons redeemed, purchases. */
@Command(
        name = "complete-journey",
        mixinStandardHelpOptions = true,
        description = {
            "Sends The Complete Journey (84.51°): mailings as views, redeemed coupons as clicks, baskets as purchases "
                    + "with the household's number and the coupon's click id as evidence. All times are moved so that "
                    + "the newest is a day ago. Sending it again into the same --data-dir changes nothing but the "
                    + "count of duplicates."
        })
final class CompleteJourneyCommand implements Callable<Integer> {
    private static final Duration OLDEST = Duration.ofDays(800);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @Parameters(paramLabel = "DIR", description = "Folder of the data set's files (*.csv.gz).")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private Path folder;

    @Option(names = "--headless", description = "End after printing.")
    private boolean headless;

    @Option(names = "--json", paramLabel = "FILE", description = "Also write the figures as one JSON object.")
    private Optional<Path> json = Optional.empty();

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "0",
            description = "Port on this machine; 0 takes a free one.")
    private int port;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "Keep the data in this folder; without it, they go when the replay ends.")
    private Optional<Path> dataDir = Optional.empty();

    @Option(
            names = "--every",
            paramLabel = "N",
            defaultValue = "1",
            description = "Only households whose number is a multiple of N.")
    private int every;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private CommandSpec spec;

    private final Phases phases = new Phases();

    @Override
    public Integer call() {
        CompleteJourney journey = phases.time("read the files", () -> CompleteJourney.read(folder, this::isWanted));
        Path dir = dataDir.orElseGet(DataDirs::temporary);
        try (Serving serving = new Serving(dir, dataDir.isEmpty());
                ProgressLine progress = ProgressLine.of(spec.commandLine().getErr())) {
            return run(journey, dir, serving, progress);
        }
    }

    private boolean isWanted(String householdId) {
        return Integer.parseInt(householdId) % every == 0;
    }

    private int run(CompleteJourney journey, Path dir, Serving serving, ProgressLine progress) {
        Screen screen = new Screen(spec.commandLine().getOut());
        screen.head(
                "Tieback replay: The Complete Journey",
                "commit " + Version.commit() + ", Java " + Runtime.version().feature() + ", "
                        + Runtime.getRuntime().availableProcessors()
                        + " processors; every figure is the server's answer");
        TiebackServer server = phases.time("start the server", () -> serving.open(settings(dir)));
        KeyFile keys = KeyFile.read(settings(dir).newKeysFile().orElseThrow());
        ApiClient api = new ApiClient(server.uri());
        Duration shift = Shift.of(dir, journey.newest(), Instant.now());
        Feed feed = new Feed(journey, shift, keys.advertiserId());
        FeedSender sender = new FeedSender(api, keys, progress);
        phases.time("send", () -> sender.send(feed));
        phases.time("wait until all is processed", () -> server.awaitQuiet(PATIENCE));
        Conservation conservation = Conservation.of(
                api.get("/v1/ledger/conservation", keys.readerKey()).path("totals"));
        List<Credit> credit = Credit.of(api.get("/v1/attribution?by=campaignId", keys.readerKey()));
        progress.close();
        JourneyScreen print = new JourneyScreen(screen, journey, conservation, credit, sender.refused());
        print.print(shift);
        int openPort = server.port();
        server.close();
        List<Law> laws = phases.time("verify the laws", () -> verify(dir, progress));
        progress.close();
        print.laws(laws, phases.seconds());
        json.ifPresent(file -> RunJson.write(file, document(conservation, credit, laws)));
        if (!headless) {
            serving.stayOpen(settings(dir).withPort(openPort), screen, sender.lastReportId());
        }
        boolean holds = laws.stream().allMatch(Law::held) && conservation.holds();
        return (holds ? ExitCode.OK : ExitCode.CHECK_FAILED).code();
    }

    private static List<Law> verify(Path dir, ProgressLine progress) {
        return LocalServer.explained(dir, () -> Verification.run(dir, LocalServer.RELEASES, progress::at));
    }

    private ObjectNode document(Conservation conservation, List<Credit> credit, List<Law> laws) {
        ObjectNode document = JourneyScreen.document(conservation, credit);
        RunJson.laws(document, laws);
        RunJson.phases(document, phases.seconds());
        return document;
    }

    private ServerSettings settings(Path dir) {
        return ServerSettings.of(dir)
                .withPort(port)
                .withOldestRow(OLDEST)
                .withNewKeysFile(dir.resolve("keys.json"))
                .withFirstAdvertiser(new Advertiser("grocer", "The Complete Journey", ZoneOffset.UTC, "USD", "US"));
    }
}
