package io.tieback.cli.world;

import com.sun.management.OperatingSystemMXBean;
import io.tieback.cli.CommandFailure;
import io.tieback.cli.ExitCode;
import io.tieback.cli.text.FileTrouble;
import io.tieback.cli.text.ProgressLine;
import io.tieback.world.World;
import io.tieback.world.WorldFiles;
import io.tieback.world.settings.Profile;
import io.tieback.world.settings.WorldSettings;
import io.tieback.world.write.WrittenFile;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tieback world generate}: writes a world's lines and its truth into a folder. */
@Command(
        name = "generate",
        description = "Writes what a platform and its advertisers would send, and the truth beside it.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields before call
public final class WorldGenerate implements Callable<Integer> {
    private static final long ENOUGH_LINES = 1_000_000;
    private static final Set<String> RATED = Set.of("reports.jsonl", "engagements.jsonl");

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--people",
            paramLabel = "N",
            required = true,
            description = "How many people live in it, 1 to 2,097,152.")
    private int people;

    @Option(names = "--days", paramLabel = "N", required = true, description = "How many days it lasts, 1 to 400.")
    private int days;

    @Option(
            names = "--seed",
            paramLabel = "S",
            required = true,
            description = "Any number; the same seed gives the same bytes.")
    private long seed;

    @Option(
            names = "--profile",
            paramLabel = "PROFILE",
            defaultValue = "typical",
            description = "demo, clean, typical, dense-nat or hopeless (default: ${DEFAULT-VALUE}).")
    private String profile;

    @Option(
            names = "--set",
            paramLabel = "KNOB=VALUE",
            description = "Turns one knob: --set spam.share=.02; may be given again.")
    private Map<String, String> knobs = new LinkedHashMap<>();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "Folder to write into; files there are replaced.")
    private Path out;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads; does not change a byte (default: all cores).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--start",
            paramLabel = "INSTANT",
            defaultValue = "2026-01-05T00:00:00Z",
            description = "Its first instant, a midnight in UTC (default: ${DEFAULT-VALUE}).")
    private Instant start;

    @Override
    public Integer call() {
        World world = world();
        PrintWriter print = spec.commandLine().getOut();
        long began = System.nanoTime();
        long worked = processorNanos();
        long sent = 0;
        try (ProgressLine progress = ProgressLine.of(spec.commandLine().getErr())) {
            List<WrittenFile> written = new WorldFiles(world).write(out, threads, progress::at);
            for (WrittenFile file : written) {
                print.printf(Locale.ROOT, "%,14d  %s%n", file.lines(), file.path());
                sent += RATED.contains(file.path()) ? file.lines() : 0;
            }
        } catch (UncheckedIOException failed) {
            throw new CommandFailure(
                    ExitCode.ENVIRONMENT,
                    "Cannot write the world to " + out + ": " + FileTrouble.of(failed) + ".",
                    "Give --out a folder that can be written and has room.");
        }
        print.printf(
                Locale.ROOT,
                "World %s, settings %s, seed %d: %.1f s%s%n",
                world.profile(),
                world.settings().sha256().substring(0, 12),
                seed,
                (System.nanoTime() - began) / 1e9,
                rate(sent, processorNanos() - worked));
        print.flush();
        return ExitCode.OK.code();
    }

    /** Nothing of few lines: most of the time went into the start of the JVM. */
    private static String rate(long lines, long nanos) {
        return lines < ENOUGH_LINES
                ? ""
                : String.format(Locale.ROOT, ", %,.0f reports and engagements a second and core", lines * 1e9 / nanos);
    }

    /** Of all threads, those that collect garbage too. */
    private static long processorNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private World world() {
        try {
            if (threads < 1) {
                throw new IllegalArgumentException("threads must be at least 1, not " + threads);
            }
            WorldSettings settings = WorldSettings.of(Profile.named(profile));
            for (Map.Entry<String, String> knob : knobs.entrySet()) {
                settings = settings.with(knob.getKey(), knob.getValue());
            }
            return new World(knobs.isEmpty() ? profile : profile + "+", settings, seed, people, days, start);
        } catch (IllegalArgumentException wrong) {
            throw new CommandFailure(
                    ExitCode.INPUT,
                    "The world cannot be made: " + wrong.getMessage() + ".",
                    "See docs/reference/world.md for profiles and knobs.");
        }
    }
}
