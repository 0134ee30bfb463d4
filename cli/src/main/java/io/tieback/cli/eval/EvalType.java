package io.tieback.cli.eval;

import io.tieback.eval.data.Teachers;
import io.tieback.eval.type.TypeYardstick;
import io.tieback.eval.yardstick.AnswerRow;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code tieback eval type}: what was done, where the type is hidden. */
@Command(
        name = "type",
        description = "Hidden types: the advertiser's commonest against an oracle; intervals by person.",
        mixinStandardHelpOptions = true)
public final class EvalType extends TaughtYardstickCommand {
    @Override
    List<AnswerRow> measure(Teachers teachers, long seed) {
        return TypeYardstick.measure(teachers, seed);
    }
}
