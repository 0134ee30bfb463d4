package io.tieback.bench;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieback.cli.run.DataDirs;
import io.tieback.cli.run.RunJson;
import io.tieback.cli.text.ProgressLine;
import io.tieback.cli.text.Screen;
import io.tieback.cli.text.Table;
import io.tieback.cli.text.Table.Column;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The main path from end to end. */
@Command(
        name = "pipeline",
        mixinStandardHelpOptions = true,
        description = {
            "From the door to the ledger, in process and over HTTP: rows per second, CPU, memory, disk, latency at a "
                    + "steady rate, a restart with a backlog, and a user with 50,000 engagements. Every figure is the "
                    + "median of several runs, with its range."
        })
final class PipelineCommand extends Measurement {
    @Option(
            names = "--reports",
            paramLabel = "N",
            defaultValue = "50000",
            description = "Reports, and engagements (${DEFAULT-VALUE}).")
    private int reports;

    @Option(names = "--users", paramLabel = "N", defaultValue = "10000", description = "Users (${DEFAULT-VALUE}).")
    private int users;

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "3",
            description = "Runs, each in a new folder (${DEFAULT-VALUE}).")
    private int runs;

    @Override
    ObjectNode measure() {
        Map<String, List<Double>> figures = new LinkedHashMap<>();
        try (ProgressLine progress = ProgressLine.of(spec().commandLine().getErr())) {
            for (int run = 0; run < runs; run++) {
                progress.at("run", run + 1, runs);
                measure(run)
                        .forEach((name, figure) -> figures.computeIfAbsent(name, n -> new ArrayList<>())
                                .add(figure));
            }
        }
        print(figures);
        return document(figures);
    }

    private Map<String, Double> measure(int run) {
        Map<String, Double> figures = new LinkedHashMap<>();
        Path folder = DataDirs.temporary();
        try {
            Spread sync = Spread.of(Machine.syncMillis(folder));
            figures.put("ms to sync 4 KiB to this disk, p50", sync.median());
            figures.put("ms to sync 4 KiB to this disk, p99", sync.quantile(0.99));
            new InProcess(folder.resolve("process"), seed() + run, reports, users, figures).run();
            new OverHttp(reports, users, figures).run(folder.resolve("http"));
        } finally {
            DataDirs.remove(folder);
        }
        return figures;
    }

    private void print(Map<String, List<Double>> figures) {
        double ratio = median(figures, "ratio of that user to the median");
        Screen screen = screen(
                String.format(
                        Locale.ROOT,
                        "%,.0f reports/s in process, %,.0f over HTTP; "
                                + "a user of 50,000 engagements costs %.2f × the median",
                        median(figures, "reports/s in process"),
                        median(figures, "reports/s over HTTP"),
                        ratio),
                String.format(
                        Locale.ROOT,
                        "%,d reports, %,d engagements, %,d users, %d runs",
                        reports,
                        reports,
                        users,
                        runs));
        Table table =
                Table.of(Column.left("figure"), Column.right("median"), Column.right("least"), Column.right("most"));
        figures.forEach((name, all) -> {
            Spread spread = Spread.of(all);
            table.row(name, text(spread.median()), text(spread.least()), text(spread.most()));
        });
        screen.table(table);
    }

    private static double median(Map<String, List<Double>> figures, String name) {
        return Spread.of(requireNonNull(figures.get(name))).median();
    }

    private static String text(double figure) {
        return String.format(Locale.ROOT, figure >= 1_000 ? "%,.0f" : figure >= 10 ? "%.1f" : "%.2f", figure);
    }

    private ObjectNode document(Map<String, List<Double>> figures) {
        ObjectNode document = document();
        document.put("reports", reports).put("users", users).put("runs", runs);
        ObjectNode all = document.putObject("figures");
        figures.forEach((name, values) -> {
            Spread spread = Spread.of(values);
            all.putObject(name)
                    .put("median", RunJson.rounded(spread.median()))
                    .put("least", RunJson.rounded(spread.least()))
                    .put("most", RunJson.rounded(spread.most()));
        });
        return document;
    }
}
