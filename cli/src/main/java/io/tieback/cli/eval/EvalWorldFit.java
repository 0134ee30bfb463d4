package io.tieback.cli.eval;

import io.tieback.cli.text.ProgressLine;
import io.tieback.eval.world.WorldFit;
import io.tieback.eval.yardstick.AnswerRow;
import io.tieback.world.read.WorldFolder;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code tieback eval world-fit}: the world's marginals beside the published figures. */
@Command(
        name = "world-fit",
        description = "Does the world lie? Its marginals beside published figures; fails if one is off.",
        mixinStandardHelpOptions = true)
public final class EvalWorldFit extends WorldYardstickCommand {
    @Override
    List<AnswerRow> measure(WorldFolder judged, long seed, ProgressLine progress) {
        return WorldFit.measure(judged.path(), seed);
    }

    @Override
    int usualPeople() {
        return 10_000;
    }

    @Override
    int usualDays() {
        return 56;
    }
}
