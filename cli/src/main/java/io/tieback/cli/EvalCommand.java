package io.tieback.cli;

import io.tieback.cli.eval.EvalAttribution;
import io.tieback.cli.eval.EvalCrossDevice;
import io.tieback.cli.eval.EvalEndToEnd;
import io.tieback.cli.eval.EvalIdentityGraph;
import io.tieback.cli.eval.EvalMaturity;
import io.tieback.cli.eval.EvalNearDuplicates;
import io.tieback.cli.eval.EvalRecordLinkage;
import io.tieback.cli.eval.EvalType;
import io.tieback.cli.eval.EvalUserMatch;
import io.tieback.cli.eval.EvalValue;
import io.tieback.cli.eval.EvalWorldFit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tieback eval}: the yardsticks, one command for each published table. */
@Command(
        name = "eval",
        description = "Measure Tieback: one command for each published table.",
        mixinStandardHelpOptions = true,
        subcommands = {
            EvalRecordLinkage.class,
            EvalWorldFit.class,
            EvalEndToEnd.class,
            EvalNearDuplicates.class,
            EvalUserMatch.class,
            EvalAttribution.class,
            EvalType.class,
            EvalValue.class,
            EvalMaturity.class,
            EvalCrossDevice.class,
            EvalIdentityGraph.class
        })
public final class EvalCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before run
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say which yardstick to run.");
    }
}
