package io.tieback.cli.eval;

import io.tieback.cli.text.ProgressLine;
import io.tieback.eval.data.JudgedWorlds;
import io.tieback.eval.data.NumberedWorld;
import io.tieback.eval.world.WorldFit;
import io.tieback.eval.yardstick.AnswerRow;
import io.tieback.eval.yardstick.TemporaryFolder;
import io.tieback.world.World;
import io.tieback.world.read.WorldFolder;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code tieback eval world-fit}: the world's marginals beside the published figures. */
@Command(
        name = "world-fit",
        description = {
            "Does the world lie? Its marginals beside published figures; fails if one is off.",
            "Without --world it makes 24 worlds that stand for the seed and measures them together."
        },
        mixinStandardHelpOptions = true)
public final class EvalWorldFit extends WorldYardstickCommand {
    @Override
    List<AnswerRow> measure(WorldFolder judged, long seed, ProgressLine progress) {
        WorldFit fit = new WorldFit();
        fit.add(judged.path());
        return fit.rows(seed);
    }

    @Override
    Measurement measure(World first, long seed, ProgressLine progress) {
        WorldFit fit = new WorldFit();
        List<World> worlds = WorldFit.worlds(first);
        String described = "";
        for (int i = 0; i < worlds.size(); i++) {
            try (TemporaryFolder folder = TemporaryFolder.create()) {
                WorldFolder world = WorldFolder.write(
                        worlds.get(i),
                        folder.path(),
                        NumberedWorld.progress(worlds.get(i), i + 1, worlds.size(), progress::at));
                described = i == 0 ? JudgedWorlds.describe(world) : described;
                fit.add(world.path());
            }
        }
        long last = worlds.get(worlds.size() - 1).seed();
        String input = described + " to " + last + ", the first " + WorldFit.LOGGED_WORLDS + " with browsing logs";
        return new Measurement(input, fit.rows(seed));
    }

    @Override
    int usualPeople() {
        return 4_000;
    }

    @Override
    int usualDays() {
        return 56;
    }
}
