package io.tieback.cli.eval;

import io.tieback.cli.text.ProgressLine;
import io.tieback.eval.credit.AttributionYardstick;
import io.tieback.eval.yardstick.AnswerRow;
import io.tieback.world.read.WorldFolder;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code tieback eval attribution}: credited conversions and value by campaign against what campaigns caused. */
@Command(
        name = "attribution",
        description = "Credit of campaigns by rule against what they caused; intervals by advertiser.",
        mixinStandardHelpOptions = true)
public final class EvalAttribution extends WorldYardstickCommand {
    @Override
    List<AnswerRow> measure(WorldFolder judged, long seed, ProgressLine progress) {
        return AttributionYardstick.measure(judged, seed);
    }
}
