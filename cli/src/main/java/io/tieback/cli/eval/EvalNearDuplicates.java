package io.tieback.cli.eval;

import io.tieback.eval.data.Teachers;
import io.tieback.eval.duplicates.DuplicateYardstick;
import io.tieback.eval.yardstick.AnswerRow;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code tieback eval near-duplicates}: copies told, and true repeats lost for it. */
@Command(
        name = "near-duplicates",
        description = "Which reports are of one act: by ids alone, against an oracle; intervals by person.",
        mixinStandardHelpOptions = true)
public final class EvalNearDuplicates extends TaughtYardstickCommand {
    @Override
    List<AnswerRow> measure(Teachers teachers, long seed) {
        return DuplicateYardstick.measure(teachers, seed);
    }
}
