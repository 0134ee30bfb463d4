package io.tieback.cli.link;

import io.tieback.cli.ExitCode;
import io.tieback.core.match.block.BlockedPairs;
import io.tieback.core.match.records.EncodedColumn;
import io.tieback.learn.link.LinkJob;
import io.tieback.learn.link.LinkProgress;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tieback link profile settings.yaml}: the columns, and what each blocking rule would cost. */
@Command(
        name = "profile",
        description = "Show completeness, cardinality and most frequent values of the columns, and the rules' sizes.",
        mixinStandardHelpOptions = true)
public final class LinkProfileCommand implements Callable<Integer> {
    private static final int VALUES_SHOWN = 3;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private CommandSpec spec;

    @Parameters(paramLabel = "SETTINGS", description = "The settings file (YAML).")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private Path settings;

    @Override
    public Integer call() {
        LinkJob.Profile profile = new LinkJob(LinkRun.settings(settings), LinkProgress.silent()).profile();
        if (profile instanceof LinkJob.Profile.Faulty faulty) {
            throw LinkRun.failure(faulty.problem());
        }
        print((LinkJob.Profile.Of) profile);
        return ExitCode.OK.code();
    }

    private void print(LinkJob.Profile.Of profile) {
        PrintWriter out = spec.commandLine().getOut();
        int rows = profile.table().rows();
        out.printf(Locale.ROOT, "%d records%n%n%-24s %9s %10s  most frequent%n", rows, "column", "present", "distinct");
        for (String name : profile.table().columnNames()) {
            EncodedColumn column = profile.table().column(name);
            double present = 100.0 * column.present() / rows;
            out.printf(Locale.ROOT, "%-24s %8.1f%% %10d  %s%n", name, present, column.cardinality(), frequent(column));
        }
        out.printf(Locale.ROOT, "%n%12s %10s  rule (worst blocks)%n", "pairs", "blocks");
        for (BlockedPairs.RuleSize size : profile.sizes()) {
            String worst = size.worst().stream()
                    .limit(VALUES_SHOWN)
                    .map(block -> block.values() + ": " + block.pairs())
                    .collect(Collectors.joining("; "));
            out.printf(Locale.ROOT, "%12d %10d  %s (%s)%n", size.pairs(), size.blocks(), size.rule(), worst);
        }
        out.flush();
    }

    private static String frequent(EncodedColumn column) {
        int[] counts = column.counts();
        return IntStream.range(0, counts.length)
                .boxed()
                .sorted(Comparator.comparingInt((Integer code) -> -counts[code]).thenComparing(code -> code))
                .limit(VALUES_SHOWN)
                .map(code -> column.value(code) + " (" + counts[code] + ")")
                .collect(Collectors.joining(", "));
    }
}
