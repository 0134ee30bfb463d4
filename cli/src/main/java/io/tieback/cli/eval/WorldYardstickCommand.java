package io.tieback.cli.eval;

import io.tieback.cli.CommandFailure;
import io.tieback.cli.ExitCode;
import io.tieback.cli.text.ProgressLine;
import io.tieback.eval.data.JudgedWorlds;
import io.tieback.eval.data.NumberedWorld;
import io.tieback.eval.data.UnfitData;
import io.tieback.eval.yardstick.AnswerRow;
import io.tieback.eval.yardstick.TemporaryFolder;
import io.tieback.world.World;
import io.tieback.world.read.WorldFolder;
import io.tieback.world.settings.Profile;
import io.tieback.world.settings.WorldSettings;
import io.tieback.world.write.ParallelWriter.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/** A yardstick on a simulated world; makes one for each profile where none is named, and clears it away. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields before call
abstract class WorldYardstickCommand extends YardstickCommand {
    @Option(
            names = "--world",
            paramLabel = "DIR",
            description = "Folder of the world to judge on; without it one is made.")
    private Optional<Path> world = Optional.empty();

    @Option(
            names = "--people",
            paramLabel = "N",
            description = "Of a world that is made (default: 2,000; of world-fit 4,000).")
    private Optional<Integer> people = Optional.empty();

    @Option(names = "--days", paramLabel = "N", description = "Of a world that is made (default: 30; of world-fit 56).")
    private Optional<Integer> days = Optional.empty();

    @Option(names = "--profile", paramLabel = "PROFILE", description = "Of a world that is made; may be given again.")
    private List<String> profiles = new ArrayList<>();

    /** Measures a world. */
    abstract List<AnswerRow> measure(WorldFolder judged, long seed, ProgressLine progress);

    /** Makes a world, measures it and clears it away. */
    Measurement measure(World fresh, long seed, ProgressLine progress) {
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            Progress numbered = NumberedWorld.progress(fresh, 1, 1 + teachersToMake(), progress::at);
            WorldFolder judged = WorldFolder.write(fresh, folder.path(), numbered);
            return new Measurement(describe(judged), measure(judged, seed, progress));
        }
    }

    /** What was measured on, for people. */
    String describe(WorldFolder judged) {
        return JudgedWorlds.describe(judged);
    }

    /** Profiles of the worlds that are made unless others are named. */
    List<String> usualProfiles() {
        return List.of(Profile.TYPICAL.key());
    }

    /** How many worlds are made to learn from, beside each that is judged. */
    int teachersToMake() {
        return 0;
    }

    /** People of a world that is made, unless another number is given. */
    int usualPeople() {
        return 2_000;
    }

    /** Days of a world that is made, unless another number is given. */
    int usualDays() {
        return 30;
    }

    @Override
    final Measurement measure(long seed, ProgressLine progress) {
        try {
            if (world.isPresent()) {
                WorldFolder judged = JudgedWorlds.open(world.get());
                return new Measurement(describe(judged), measure(judged, seed, progress));
            }
            List<World> worlds = (profiles.isEmpty() ? usualProfiles() : profiles)
                    .stream().map(profile -> fresh(profile, seed)).toList();
            return made(worlds, seed, progress);
        } catch (UnfitData unfit) {
            throw new CommandFailure(ExitCode.INPUT, sentence(unfit), unfit.mend());
        }
    }

    private Measurement made(List<World> worlds, long seed, ProgressLine progress) {
        List<String> inputs = new ArrayList<>();
        List<AnswerRow> rows = new ArrayList<>();
        for (World fresh : worlds) {
            Measurement one = measure(fresh, seed, progress);
            inputs.add(one.input());
            String prefix = worlds.size() > 1 ? fresh.profile() + ": " : "";
            one.rows().forEach(row -> rows.add(row.named(prefix + row.name())));
        }
        return new Measurement(String.join("; ", inputs), rows);
    }

    private World fresh(String profile, long seed) {
        try {
            Profile named = Profile.named(profile);
            return new World(
                    named.key(),
                    WorldSettings.of(named),
                    seed,
                    people.orElseGet(this::usualPeople),
                    days.orElseGet(this::usualDays),
                    World.USUAL_START);
        } catch (IllegalArgumentException wrong) {
            throw new UnfitData("the world cannot be made: " + wrong.getMessage(), "See docs/reference/world.md.");
        }
    }

    private static String sentence(UnfitData unfit) {
        String message = String.valueOf(unfit.getMessage());
        return message.substring(0, 1).toUpperCase(Locale.ROOT) + message.substring(1) + ".";
    }
}
