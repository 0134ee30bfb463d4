package io.tieback.cli.link;

import io.tieback.cli.CommandFailure;
import io.tieback.cli.ExitCode;
import io.tieback.core.match.entity.Merge;
import io.tieback.core.match.score.Odds;
import io.tieback.core.match.score.Waterfall;
import io.tieback.learn.link.LinkResult;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tieback link explain A B}: why two records are, or are not, one entity. */
@Command(
        name = "explain",
        description = "Say why two records are, or are not, the same entity.",
        mixinStandardHelpOptions = true)
public final class LinkExplainCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private CommandSpec spec;

    @Option(
            names = "--settings",
            paramLabel = "SETTINGS",
            defaultValue = "settings.yaml",
            description = "The settings file (YAML), ${DEFAULT-VALUE} unless given.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private Path settings;

    @Parameters(index = "0", paramLabel = "ID", description = "One record.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private String first;

    @Parameters(index = "1", paramLabel = "ID", description = "The other.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private String second;

    @Override
    public Integer call() {
        LinkResult result =
                LinkRun.run(LinkRun.settings(settings), spec.commandLine().getErr());
        OptionalInt a = result.rowOf(first);
        OptionalInt b = result.table().isLinking() ? result.rightRowOf(second) : result.rowOf(second);
        if (a.isEmpty() || b.isEmpty()) {
            String which = a.isEmpty() ? "first" : "second";
            throw new CommandFailure(ExitCode.INPUT, "there is no record with the " + which + " id", "Check the ids.");
        }
        if (a.getAsInt() == b.getAsInt()) {
            throw new CommandFailure(ExitCode.INPUT, "both ids are of one record", "Name two records.");
        }
        print(result, a.getAsInt(), b.getAsInt());
        return ExitCode.OK.code();
    }

    private void print(LinkResult result, int left, int right) {
        PrintWriter out = spec.commandLine().getOut();
        boolean isTurned = left > right;
        Waterfall waterfall = result.scorer().explain(Math.min(left, right), Math.max(left, right));
        out.printf(
                Locale.ROOT,
                "%-76s \"%s\" / \"%s\"%n",
                "values of",
                result.table().id(left),
                result.table().id(right));
        out.printf(Locale.ROOT, "%-26s %-34s %9.2f bits%n", "prior", "two random records", waterfall.priorWeight());
        for (Waterfall.Step step : waterfall.steps()) {
            out.printf(
                    Locale.ROOT,
                    "%-26s %-34s %+9.2f bits   \"%s\" / \"%s\"%n",
                    step.name(),
                    step.level(),
                    step.weight(),
                    isTurned ? step.right() : step.left(),
                    isTurned ? step.left() : step.right());
        }
        double weight = waterfall.matchWeight();
        out.printf(Locale.ROOT, "%-61s %9.2f bits, p = %.6f%n", "match weight", weight, Odds.probability(weight));
        boolean together = result.entities().entityOf(left) == result.entities().entityOf(right);
        out.println(together ? "They are one entity." : "They are two entities.");
        for (Merge merge : result.entities().decisions()) {
            if (touches(merge, left, right, result)) {
                out.println(describe(merge, result));
            }
        }
        out.flush();
    }

    private static boolean touches(Merge merge, int left, int right, LinkResult result) {
        int entity = result.entities().entityOf(merge.left());
        boolean ofOne = entity == result.entities().entityOf(left)
                || entity == result.entities().entityOf(right);
        boolean within = merge.verdict() == Merge.Verdict.MERGED;
        boolean across = merge.left() == Math.min(left, right) && merge.right() == Math.max(left, right);
        return across || within && ofOne;
    }

    private static String describe(Merge merge, LinkResult result) {
        return String.format(
                Locale.ROOT,
                "  %s: %s – %s at %.2f bits; groups of %d and %d%s",
                merge.verdict(),
                result.table().id(merge.left()),
                result.table().id(merge.right()),
                merge.matchWeight(),
                merge.leftMembers(),
                merge.rightMembers(),
                merge.crossPairs() == 0
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                "; %d of %d pairs across looked at agree",
                                merge.agreeing(),
                                merge.crossPairs()));
    }
}
