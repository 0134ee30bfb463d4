package io.tieback.cli.eval;

import io.tieback.cli.text.ProgressLine;
import io.tieback.eval.person.PersonYardstick;
import io.tieback.eval.yardstick.AnswerRow;
import io.tieback.world.read.WorldFolder;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code tieback eval identity-graph}: who is joined to somebody else, and whose second account is found. */
@Command(
        name = "identity-graph",
        description = "Which users are one person: a world as it is, and with second accounts and shared contacts made "
                + "up; intervals by household.",
        mixinStandardHelpOptions = true)
public final class EvalIdentityGraph extends WorldYardstickCommand {
    @Override
    List<AnswerRow> measure(WorldFolder judged, long seed, ProgressLine progress) {
        return PersonYardstick.measure(judged, seed);
    }
}
