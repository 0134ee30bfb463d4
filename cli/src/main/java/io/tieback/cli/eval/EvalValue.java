package io.tieback.cli.eval;

import io.tieback.eval.data.Teachers;
import io.tieback.eval.value.ValueYardstick;
import io.tieback.eval.yardstick.AnswerRow;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code tieback eval value}: what acts were worth, where no value is reported or a wrong one. */
@Command(
        name = "value",
        description = "Values hidden, missing or wrong: as reported and the advertiser's median against an oracle; "
                + "intervals by person, of sums by advertiser.",
        mixinStandardHelpOptions = true)
public final class EvalValue extends TaughtYardstickCommand {
    @Override
    List<AnswerRow> measure(Teachers teachers, long seed) {
        return ValueYardstick.measure(teachers, seed);
    }
}
