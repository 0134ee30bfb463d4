package io.tieback.cli.world;

import io.tieback.cli.CommandFailure;
import io.tieback.cli.ExitCode;
import io.tieback.cli.text.ProgressLine;
import io.tieback.eval.world.FitRow;
import io.tieback.eval.world.FitTable;
import io.tieback.eval.world.WorldFit;
import io.tieback.world.World;
import io.tieback.world.WorldFiles;
import io.tieback.world.settings.Profile;
import io.tieback.world.settings.WorldSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tieback eval world-fit}: the world's marginals beside the published figures. */
@Command(
        name = "world-fit",
        description = "Does the world lie? Its marginals beside published figures; fails if one is off.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields before call
public final class EvalWorldFit implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--world", description = "A world's folder; without it one of 10,000 people and 56 days is made.")
    private Optional<Path> world = Optional.empty();

    @Option(names = "--seed", defaultValue = "1", description = "Of the world and the bootstrap (default: 1).")
    private long seed;

    @Option(names = "--json", description = "Writes the rows to this file too.")
    private Optional<Path> json = Optional.empty();

    @Override
    public Integer call() {
        PrintWriter print = spec.commandLine().getOut();
        try (ProgressLine progress = ProgressLine.of(spec.commandLine().getErr())) {
            Path input = world.isPresent() ? world.get() : made(progress);
            List<FitRow> rows = WorldFit.measure(input, seed);
            print.print(FitTable.text(rows));
            print.flush();
            if (json.isPresent()) {
                String name = world.map(Path::toString).orElse("typical, 10000 people, 56 days");
                Files.writeString(json.get(), FitTable.json(rows, new FitTable.Run(seed, name, commit(), machine())));
            }
            return rows.stream().allMatch(FitRow::holds) ? ExitCode.OK.code() : ExitCode.CHECK_FAILED.code();
        } catch (IOException | UncheckedIOException failed) {
            throw new CommandFailure(
                    ExitCode.ENVIRONMENT,
                    "Cannot read or write a file: " + failed.getMessage() + ".",
                    "Give --world a folder that tieback world generate wrote.");
        }
    }

    private Path made(ProgressLine progress) throws IOException {
        Path folder = Files.createTempDirectory("tieback-world");
        var settings = WorldSettings.of(Profile.TYPICAL);
        var fresh = new World("typical", settings, seed, 10_000, 56, World.USUAL_START);
        new WorldFiles(fresh).write(folder, Runtime.getRuntime().availableProcessors(), progress::at);
        folder.toFile().deleteOnExit();
        return folder;
    }

    private static String machine() {
        return System.getProperty("os.arch") + ", " + Runtime.getRuntime().availableProcessors() + " cores, Java "
                + System.getProperty("java.version");
    }

    /** The commit of the working copy, or unknown where there is none. */
    private static String commit() {
        try {
            Process git = new ProcessBuilder("git", "rev-parse", "--short", "HEAD").start();
            String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return git.waitFor() == 0 ? said : "unknown";
        } catch (IOException noGit) {
            return "unknown";
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return "unknown";
        }
    }
}
