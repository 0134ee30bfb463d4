package io.tieback.cli.eval;

import io.tieback.cli.text.ProgressLine;
import io.tieback.eval.endtoend.EndToEnd;
import io.tieback.eval.endtoend.FoundLedger;
import io.tieback.eval.endtoend.PipelineRun;
import io.tieback.eval.yardstick.AnswerRow;
import io.tieback.eval.yardstick.TemporaryFolder;
import io.tieback.world.read.WorldFolder;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;

/** {@code tieback eval end-to-end}: the whole pipeline on a world, beside its truth. */
@Command(
        name = "end-to-end",
        description = "Runs a world through the whole pipeline, on the world's own clock, and judges the ledger by the "
                + "truth; a second run that tells copies by event id alone is the base line.",
        mixinStandardHelpOptions = true)
public final class EvalEndToEnd extends WorldYardstickCommand {
    @Override
    List<AnswerRow> measure(WorldFolder judged, long seed, ProgressLine progress) {
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            FoundLedger found = PipelineRun.of(judged, folder.path().resolve("data"), true, progress::at);
            FoundLedger base = PipelineRun.of(judged, folder.path().resolve("base"), false, progress::at);
            progress.at("judging", 0, 0);
            return EndToEnd.rows(judged, found, Optional.of(base), seed);
        }
    }

    @Override
    String describe(WorldFolder judged) {
        return judged.name();
    }
}
