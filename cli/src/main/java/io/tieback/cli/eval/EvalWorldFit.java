package io.tieback.cli.eval;

import io.tieback.cli.text.ProgressLine;
import io.tieback.eval.world.WorldFit;
import io.tieback.eval.yardstick.TemporaryFolder;
import io.tieback.world.World;
import io.tieback.world.WorldFiles;
import io.tieback.world.settings.Profile;
import io.tieback.world.settings.WorldSettings;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tieback eval world-fit}: the world's marginals beside the published figures. */
@Command(
        name = "world-fit",
        description = "Does the world lie? Its marginals beside published figures; fails if one is off.",
        mixinStandardHelpOptions = true)
public final class EvalWorldFit extends YardstickCommand {
    private static final int PEOPLE = 10_000;
    private static final int DAYS = 56;

    @Option(names = "--world", description = "A world's folder; without it one of 10,000 people and 56 days is made.")
    private Optional<Path> world = Optional.empty();

    @Override
    Measurement measure(long seed, ProgressLine progress) {
        if (world.isPresent()) {
            return new Measurement(world.get().toString(), WorldFit.measure(world.get(), seed));
        }
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            var typical = WorldSettings.of(Profile.TYPICAL);
            var fresh = new World(Profile.TYPICAL.key(), typical, seed, PEOPLE, DAYS, World.USUAL_START);
            new WorldFiles(fresh).write(folder.path(), Runtime.getRuntime().availableProcessors(), progress::at);
            String input = Profile.TYPICAL.key() + ", " + PEOPLE + " people, " + DAYS + " days";
            return new Measurement(input, WorldFit.measure(folder.path(), seed));
        }
    }
}
