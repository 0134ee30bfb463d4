package io.tieback.cli.eval;

import io.tieback.eval.data.Teachers;
import io.tieback.eval.match.DensitySweep;
import io.tieback.eval.match.UserMatchYardstick;
import io.tieback.eval.yardstick.AnswerRow;
import io.tieback.world.settings.Profile;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tieback eval user-match}: who did the acts whose reports carry no key that names anybody. */
@Command(
        name = "user-match",
        description = "Who did acts that no key names: one-line rules against an oracle; intervals by person.",
        mixinStandardHelpOptions = true)
public final class EvalUserMatch extends TaughtYardstickCommand {
    @Option(
            names = "--sweep",
            description = "Instead, one release at 1 to 1,000 people a carrier's address (default profile dense-nat).")
    private boolean sweep;

    @Override
    List<AnswerRow> measure(Teachers teachers, long seed) {
        return sweep ? DensitySweep.measure(teachers, seed) : UserMatchYardstick.measure(teachers, seed);
    }

    @Override
    List<String> usualProfiles() {
        return sweep ? List.of(Profile.DENSE_NAT.key()) : List.of(Profile.TYPICAL.key(), Profile.DENSE_NAT.key());
    }

    @Override
    int usualPeople() {
        return sweep ? super.usualPeople() : 4_000;
    }
}
