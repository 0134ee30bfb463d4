package io.tieback.cli.eval;

import io.tieback.cli.CommandFailure;
import io.tieback.cli.ExitCode;
import io.tieback.cli.text.ProgressLine;
import io.tieback.eval.data.Teachers;
import io.tieback.eval.data.UnfitData;
import io.tieback.eval.data.WorldFolder;
import io.tieback.eval.yardstick.AnswerRow;
import io.tieback.eval.yardstick.TemporaryFolder;
import io.tieback.world.World;
import io.tieback.world.settings.Profile;
import io.tieback.world.settings.WorldSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** A yardstick on a simulated world, with an oracle that learns from others; makes them where none is named. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields before call
abstract class WorldYardstickCommand extends YardstickCommand {
    private static final int SIBLINGS = 5;

    @Option(names = "--world", description = "Folder of the world to judge on; without it one is made.")
    private Optional<Path> world = Optional.empty();

    @Option(
            names = "--train",
            description = "Folder of a world whose truth teaches the oracle; may be given again. Without it five are"
                    + " made under the same settings, with the seeds after that of the judged world.")
    private List<Path> train = new ArrayList<>();

    @Option(names = "--mixed", description = "Takes worlds of other settings to train on.")
    private boolean mixed;

    @Option(names = "--people", defaultValue = "2000", description = "Of a world that is made (default: 2,000).")
    private int people;

    @Option(names = "--days", defaultValue = "30", description = "Of a world that is made (default: 30).")
    private int days;

    @Option(
            names = "--profile",
            defaultValue = "typical",
            description = "Of a world that is made (default: ${DEFAULT-VALUE}).")
    private String profile;

    /** Measures the judged world of {@code teachers}. */
    abstract List<AnswerRow> measure(Teachers teachers, long seed);

    @Override
    final Measurement measure(long seed, ProgressLine progress) {
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            WorldFolder judged = world.map(WorldFolder::open)
                    .orElseGet(() -> WorldFolder.write(fresh(seed), folder.path(), progress::at));
            List<WorldFolder> given = train.stream().map(WorldFolder::open).toList();
            given.forEach(teacher -> judged.requireTeacher(teacher, mixed));
            Teachers teachers = new Teachers(judged, given, SIBLINGS, progress::at);
            List<AnswerRow> rows = measure(teachers, seed);
            return new Measurement(judged.describe() + "; " + teachers.describe(), rows);
        } catch (UnfitData unfit) {
            throw new CommandFailure(ExitCode.INPUT, capital(unfit.getMessage()) + ".", unfit.mend());
        }
    }

    private World fresh(long seed) {
        try {
            Profile named = Profile.named(profile)
                    .orElseThrow(() -> new UnfitData("there is no profile " + profile, "See docs/reference/world.md."));
            return new World(named.key(), WorldSettings.of(named), seed, people, days, World.USUAL_START);
        } catch (IllegalArgumentException wrong) {
            throw new UnfitData("the world cannot be made: " + wrong.getMessage(), "See docs/reference/world.md.");
        }
    }

    private static String capital(String sentence) {
        return sentence.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + sentence.substring(1);
    }
}
