package io.tieback.cli.eval;

import io.tieback.eval.data.Teachers;
import io.tieback.eval.maturity.MaturityYardstick;
import io.tieback.eval.yardstick.AnswerRow;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code tieback eval maturity}: how many conversions of recent clicks are still to come. */
@Command(
        name = "maturity",
        description = "Conversions of recent clicks: what has come so far against an oracle; intervals by advertiser.",
        mixinStandardHelpOptions = true)
public final class EvalMaturity extends TaughtYardstickCommand {
    @Override
    List<AnswerRow> measure(Teachers teachers, long seed) {
        return MaturityYardstick.measure(teachers, seed);
    }
}
