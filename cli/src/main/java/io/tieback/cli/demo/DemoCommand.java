package io.tieback.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieback.cli.CommandFailure;
import io.tieback.cli.ExitCode;
import io.tieback.cli.Version;
import io.tieback.cli.client.ApiClient;
import io.tieback.cli.client.KeyFile;
import io.tieback.cli.client.LocalServer;
import io.tieback.cli.demo.DemoFindings.Doer;
import io.tieback.cli.feed.Registration;
import io.tieback.cli.feed.SenderKeys;
import io.tieback.cli.feed.WorldSender;
import io.tieback.cli.run.Conservation;
import io.tieback.cli.run.Credit;
import io.tieback.cli.run.DataDirs;
import io.tieback.cli.run.NetworkFile;
import io.tieback.cli.run.RunJson;
import io.tieback.cli.run.Serving;
import io.tieback.cli.text.Phases;
import io.tieback.cli.text.ProgressLine;
import io.tieback.cli.text.Screen;
import io.tieback.embedded.EmbeddedRuntime;
import io.tieback.embedded.Law;
import io.tieback.embedded.Verification;
import io.tieback.eval.endtoend.EndToEnd;
import io.tieback.eval.endtoend.FoundLedger;
import io.tieback.eval.yardstick.Answer;
import io.tieback.eval.yardstick.AnswerRow;
import io.tieback.eval.yardstick.TemporaryFolder;
import io.tieback.server.ServerSettings;
import io.tieback.server.TiebackServer;
import io.tieback.server.control.Advertiser;
import io.tieback.world.World;
import io.tieback.world.read.MovedClock;
import io.tieback.world.read.WorldFolder;
import io.tieback.world.settings.Profile;
import io.tieback.world.settings.WorldSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A small simulated world, sent through the door, beside its truth. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Makes a month of a small simulated world, sends it through the HTTP door of a server of its own whose "
                    + "clock follows the world's, and prints what was found beside what is true. Then the server stays "
                    + "open until Ctrl-C."
        })
public final class DemoCommand implements Callable<Integer> {
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration WINDOW = Duration.ofHours(4);
    private static final int PEOPLE = 20_000;
    private static final int DAYS = 30;

    @Option(names = "--headless", description = "End after printing.")
    private boolean headless;

    @Option(names = "--json", paramLabel = "FILE", description = "Also write the figures as one JSON object.")
    private Optional<Path> json = Optional.empty();

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "7",
            description = "Another seed is another world (${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "0",
            description = "Port on this machine; 0 takes a free one.")
    private int port;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "Keep the data in this new folder; without it, they go when the demo ends.")
    private Optional<Path> dataDir = Optional.empty();

    @Option(
            names = "--people",
            paramLabel = "N",
            defaultValue = "" + PEOPLE,
            description = "How many people live in the world (${DEFAULT-VALUE}).")
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
                    "Name a new folder: the demo's truth is about its own world alone.");
        }
        Path dir = dataDir.orElseGet(DataDirs::temporary);
        Serving serving = new Serving(dir, dataDir.isEmpty());
        try (ProgressLine progress = ProgressLine.of(spec.commandLine().getErr())) {
            return run(dir, serving, progress);
        } finally {
            serving.close();
        }
    }

    /** What a run has made before it is shown. */
    private record Done(
            ServerSettings settings, DemoTruth truth, DemoReplies replies, DemoFindings findings, List<Law> laws) {}

    private int run(Path dir, Serving serving, ProgressLine progress) {
        Screen screen = new Screen(spec.commandLine().getOut());
        screen.head(
                "Tieback demo: " + DAYS + " days of a simulated world of " + String.format("%,d", people) + " people",
                "seed " + seed + ", commit " + Version.commit() + ", Java "
                        + Runtime.version().feature() + ", "
                        + Runtime.getRuntime().availableProcessors()
                        + " processors; what was found is the server's answer");
        Done done;
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            WorldFolder world = phases.time("make the world", () -> make(folder.path(), progress));
            done = run(world, dir, serving, progress);
        }
        progress.close();
        DemoScreen print = new DemoScreen(screen, done.findings(), done.truth(), done.replies());
        print.print();
        print.laws(done.laws());
        print.phases(phases.seconds());
        json.ifPresent(file -> RunJson.write(file, document(done)));
        boolean holds = done.laws().stream().allMatch(Law::held)
                && done.findings().total().holds()
                && done.replies().otherThanExpected() == 0;
        if (!headless) {
            String reportId = done.findings().life().path("reportId").asText();
            serving.stayOpen(done.settings(), screen, reportId);
        }
        return (holds ? ExitCode.OK : ExitCode.CHECK_FAILED).code();
    }

    /** The world ends with yesterday; but for its date it is the same whenever it is made. */
    private WorldFolder make(Path folder, ProgressLine progress) {
        Instant start = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(DAYS));
        World world = new World("demo", WorldSettings.of(Profile.DEMO), seed, people, DAYS, start);
        return WorldFolder.write(world, folder, progress::at);
    }

    private static void await(TiebackServer server, ProgressLine progress) {
        for (long seconds = 1; seconds <= PATIENCE.toSeconds() && !server.awaitQuiet(EVERY); seconds++) {
            progress.at("waiting until all that was sent is processed", seconds, 0);
        }
    }

    private Done run(WorldFolder world, Path dir, Serving serving, ProgressLine progress) {
        MovedClock clock = new MovedClock(world.start());
        ServerSettings settings = settings(world, dir);
        TiebackServer server = phases.time("start the server", () -> serving.open(settings, clock));
        KeyFile keys = KeyFile.read(settings.newKeysFile().orElseThrow());
        DemoTruth truth = phases.time("read the truth", () -> DemoTruth.read(world));
        DemoReplies replies = new DemoReplies(truth);
        ApiClient api = new ApiClient(server.uri());
        phases.time("send the world", () -> {
            SenderKeys senders = new SenderKeys(
                    keys.platformKey(),
                    Registration.register(world, server.control(), Map.of(keys.advertiserId(), keys.advertiserKey())));
            WorldSender.Plan plan = new WorldSender.Plan(WINDOW, clock::moveTo, 0);
            new WorldSender(api, senders, plan, replies, progress).send(world, world.end());
        });
        clock.moveTo(world.end());
        phases.time("wait until all is processed", () -> await(server, progress));
        DemoQuestions questions = new DemoQuestions(api, keys);
        JsonNode conservation = phases.time("ask what became of it", questions::conservation);
        List<Credit> outcomes = phases.time("ask what became of it", questions::outcomes);
        List<Credit> credit = phases.time("ask what became of it", () -> questions.credit(truth));
        JsonNode life = phases.time("ask what became of it", () -> questions.restated(truth, replies));
        int openPort = server.port();
        server.close();
        FoundLedger ledger = phases.time("judge by the truth", () -> ledger(settings, clock, replies));
        CompletableFuture<List<AnswerRow>> judged =
                CompletableFuture.supplyAsync(() -> EndToEnd.rows(world, ledger, Optional.empty(), seed));
        List<Law> laws = phases.time("verify the laws, judging meanwhile", () -> verify(dir, progress));
        DemoFindings findings = new DemoFindings(
                Conservation.of(conservation.path("totals")),
                DemoQuestions.byChannel(conservation),
                acts(outcomes),
                credit,
                life,
                ledger.matched(
                        row -> doer(truth, row),
                        row -> truth.actOf(row).map(DemoTruth.Act::userId).orElse("")),
                phases.time("judge by the truth", judged::join));
        return new Done(settings.withPort(openPort), truth, replies, findings, laws);
    }

    private static Doer doer(DemoTruth truth, String row) {
        Optional<DemoTruth.Act> act = truth.actOf(row);
        if (act.isEmpty()) {
            return Doer.INVENTED;
        } else if (act.get().userId().isEmpty()) {
            return Doer.STRANGER;
        }
        return act.get().isConversion() ? Doer.USER_CONVERTING : Doer.USER_BROWSING;
    }

    private static double acts(List<Credit> outcomes) {
        return outcomes.stream()
                .filter(row ->
                        row.setting().equals("last_touch") && !row.outcome().equals("merged"))
                .mapToDouble(Credit::conversions)
                .sum();
    }

    private static FoundLedger ledger(ServerSettings settings, MovedClock clock, DemoReplies replies) {
        return LocalServer.explained(settings.dataDir(), () -> {
            try (EmbeddedRuntime runtime = EmbeddedRuntime.open(settings.dataDir(), settings.runtime(), clock)) {
                return FoundLedger.read(runtime.readings(), replies::rowOf);
            }
        });
    }

    private static List<Law> verify(Path dir, ProgressLine progress) {
        return LocalServer.explained(dir, () -> Verification.run(dir, LocalServer.RELEASES, progress::at));
    }

    private ObjectNode document(Done done) {
        Answer answer = new Answer(
                "end-to-end",
                seed,
                "demo, " + people + " people, " + DAYS + " days",
                Version.commit(),
                Answer.thisMachine(),
                done.findings().endToEnd());
        ObjectNode figures = DemoJson.of(answer, done.findings(), done.truth(), done.replies());
        DemoJson.finish(figures, done.laws(), phases.seconds());
        return figures;
    }

    private ServerSettings settings(WorldFolder world, Path dir) {
        Map.Entry<String, String> first =
                world.currencies().entrySet().iterator().next();
        return ServerSettings.of(dir)
                .withPort(port)
                .withNewKeysFile(dir.resolve("keys.json"))
                .withNetworks(NetworkFile.read(world.networks()))
                .withFirstAdvertiser(
                        new Advertiser(first.getKey(), first.getKey(), ZoneOffset.UTC, first.getValue(), ""));
    }
}
