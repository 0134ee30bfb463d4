package io.tieback.cli.feed;

import io.tieback.cli.CommandFailure;
import io.tieback.cli.ControlFile;
import io.tieback.cli.ExitCode;
import io.tieback.cli.client.ApiClient;
import io.tieback.cli.feed.WorldSender.Plan;
import io.tieback.cli.text.FileTrouble;
import io.tieback.cli.text.ProgressLine;
import io.tieback.core.admit.AdmissionLimits;
import io.tieback.world.read.WorldFolder;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tieback world feed}: sends a written world to a running server. */
@Command(
        name = "feed",
        mixinStandardHelpOptions = true,
        description = {
            "Sends a world's lines to a running server, in order of their time, as fast as it takes them or at a pace. "
                    + "Sending it again changes nothing but the count of duplicates."
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields before call
public final class WorldFeedCommand implements Callable<Integer> {
    private static final long USUALLY_TAKEN_DAYS =
            AdmissionLimits.presets().oldest().toDays();
    private static final Duration WINDOW = Duration.ofHours(1);
    private static final long UNTIL_THE_SERVER_FOLLOWS_MILLIS = 1_500;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "A world's folder, as world generate wrote it.")
    private Path folder;

    @Option(names = "--server", paramLabel = "URL", required = true, description = "Such as http://127.0.0.1:8734.")
    private URI server;

    @Option(
            names = "--keys",
            paramLabel = "FILE",
            required = true,
            description = "The file of serve --new-keys. Keys of the world's advertisers are added to it.")
    private Path keyFile;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "The server's folder, needed once: there the world's advertisers are registered, each with a "
                    + "key of its own.")
    private Optional<Path> dataDir = Optional.empty();

    @Option(
            names = "--pace",
            paramLabel = "N",
            defaultValue = "0",
            description = "At most so many rows a second; 0 for as fast as the server takes them.")
    private double pace;

    @Override
    public Integer call() {
        WorldFolder world = world();
        warnOfOldRows(world);
        FeedKeys keys = FeedKeys.read(keyFile);
        dataDir.ifPresent(dir -> register(world, dir, keys));
        Map<String, String> advertiserKeys = keys.advertiserKeys();
        if (!advertiserKeys.keySet().containsAll(world.currencies().keySet())) {
            throw new CommandFailure(
                    ExitCode.INPUT,
                    keyFile + " has not the keys of the world's advertisers.",
                    "Name the server's folder with --data-dir once, so that they are registered.");
        }
        FeedCount count = new FeedCount();
        long began = System.nanoTime();
        long sent;
        int told;
        try (ProgressLine progress = ProgressLine.of(spec.commandLine().getErr())) {
            Plan plan = new Plan(WINDOW, received -> {}, pace);
            SenderKeys senders = new SenderKeys(keys.platformKey(), advertiserKeys);
            ApiClient api = new ApiClient(server);
            PanelFeed panel = PanelFeed.of(folder, count);
            sent = new WorldSender(api, senders, plan, panel, progress).send(world);
            told = panel.send(api, keys.platformKey());
        }
        PrintWriter out = spec.commandLine().getOut();
        count.lines().forEach(out::println);
        double seconds = (System.nanoTime() - began) / 1e9;
        out.printf("World %s: %,d rows in %.1f s%n", world.name(), sent, seconds);
        out.printf("Its truth panel tells who did what %,d reports are about%n", told);
        out.flush();
        return ExitCode.OK.code();
    }

    /** Warns of rows that are older than a server takes, unless it was told otherwise. */
    private void warnOfOldRows(WorldFolder world) {
        long days = Duration.between(world.start(), Instant.now()).toDays();
        if (days > USUALLY_TAKEN_DAYS) {
            PrintWriter err = spec.commandLine().getErr();
            Instant start =
                    Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.between(world.start(), world.end()));
            err.printf(
                    "The world begins %,d days ago: a server refuses rows older than %d days, unless started with%n"
                            + "serve --max-report-age %d. Or write the world again with --start %s.%n",
                    days, USUALLY_TAKEN_DAYS, days + 1, start);
            err.flush();
        }
    }

    private WorldFolder world() {
        try {
            return WorldFolder.read(folder);
        } catch (UncheckedIOException failed) {
            throw new CommandFailure(
                    ExitCode.INPUT,
                    folder + " holds no whole world: " + FileTrouble.of(failed) + ".",
                    "Name a folder that this version's tieback world generate wrote, or write it again.");
        }
    }

    private static void register(WorldFolder world, Path dir, FeedKeys keys) {
        keys.add(ControlFile.use(dir, control -> Registration.register(world, control, keys.advertiserKeys())));
        try {
            Thread.sleep(UNTIL_THE_SERVER_FOLLOWS_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitCode.INTERRUPTED, "Interrupted.", "Run the command again.");
        }
    }
}
