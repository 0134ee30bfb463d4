package io.tieback.cli.eval;

import io.tieback.cli.CommandFailure;
import io.tieback.cli.ExitCode;
import io.tieback.cli.text.ProgressLine;
import io.tieback.eval.endtoend.EndToEnd;
import io.tieback.eval.endtoend.FoundLedger;
import io.tieback.eval.endtoend.PipelineRun;
import io.tieback.eval.yardstick.TemporaryFolder;
import io.tieback.world.World;
import io.tieback.world.WorldFiles;
import io.tieback.world.read.WorldFolder;
import io.tieback.world.settings.Profile;
import io.tieback.world.settings.WorldSettings;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tieback eval end-to-end}: the whole pipeline on a world, beside its truth. */
@Command(
        name = "end-to-end",
        description = "Runs a world through the whole pipeline, on the world's own clock, and judges the ledger by the "
                + "truth; a second run that tells copies by event id alone is the base line.",
        mixinStandardHelpOptions = true)
public final class EvalEndToEnd extends YardstickCommand {
    @Option(names = "--world", description = "A world's folder; without it one is made.")
    private Optional<Path> world = Optional.empty();

    @Option(names = "--people", defaultValue = "2000", description = "Of the world that is made (${DEFAULT-VALUE}).")
    private int people;

    @Option(names = "--days", defaultValue = "30", description = "Of the world that is made (${DEFAULT-VALUE}).")
    private int days;

    @Option(
            names = "--profile",
            defaultValue = "typical",
            description = "Of the world that is made (${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private String profile;

    @Override
    Measurement measure(long seed, ProgressLine progress) {
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            Path path = world.orElseGet(() -> made(folder.path().resolve("world"), seed, progress));
            WorldFolder read = WorldFolder.read(path);
            FoundLedger found = PipelineRun.of(read, folder.path().resolve("data"), true, progress::at);
            FoundLedger base = PipelineRun.of(read, folder.path().resolve("base"), false, progress::at);
            progress.at("judging", 0, 0);
            return new Measurement(read.name(), EndToEnd.rows(read, found, Optional.of(base), seed));
        }
    }

    private Path made(Path folder, long seed, ProgressLine progress) {
        try {
            Profile named = Profile.named(profile)
                    .orElseThrow(() -> new IllegalArgumentException("there is no profile " + profile));
            World fresh = new World(profile, WorldSettings.of(named), seed, people, days, World.USUAL_START);
            new WorldFiles(fresh).write(folder, Runtime.getRuntime().availableProcessors(), progress::at);
            return folder;
        } catch (IllegalArgumentException wrong) {
            throw new CommandFailure(
                    ExitCode.INPUT,
                    "The world cannot be made: " + wrong.getMessage() + ".",
                    "See docs/reference/world.md for profiles.");
        }
    }
}
