package io.tieback.cli.eval;

import io.tieback.eval.credit.AttributionYardstick;
import io.tieback.eval.data.Teachers;
import io.tieback.eval.yardstick.AnswerRow;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code tieback eval attribution}: credited conversions and value by campaign against what campaigns caused. */
@Command(
        name = "attribution",
        description =
                "Credit of campaigns by rule against what they caused, beside an oracle; intervals by advertiser.",
        mixinStandardHelpOptions = true)
public final class EvalAttribution extends TaughtYardstickCommand {
    @Override
    List<AnswerRow> measure(Teachers teachers, long seed) {
        return AttributionYardstick.measure(teachers, seed);
    }
}
