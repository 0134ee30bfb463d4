package io.tieback.bench;

import io.tieback.core.report.Input;
import io.tieback.embedded.EmbeddedRuntime;
import io.tieback.embedded.EmbeddedSettings;
import io.tieback.embedded.OverloadedException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The runtime without HTTP: throughput, CPU, disk, a restart with a backlog, and the user with 50,000 engagements. */
final class InProcess {
    private static final int BATCH = 500;
    private static final int HEAVY = 0;
    private static final int HEAVY_ENGAGEMENTS = 50_000;
    private static final int BUSY = 1;
    private static final int BUSY_ENGAGEMENTS = 100;
    private static final int PLACED_ROUNDS = 9;
    private static final int PLACED_REPORTS = 4_000;
    private static final int HEAVY_REPORTS = 500;
    private static final int HEAVY_ROUNDS = 7;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Path dataDir;
    private final Load load;
    private final int reports;
    private final Map<String, Double> figures;

    InProcess(Path dataDir, long seed, int reports, int users, Map<String, Double> figures) {
        this.dataDir = dataDir;
        this.load = new Load(seed, Instant.now(), users);
        this.reports = reports;
        this.figures = figures;
    }

    void run() {
        try (EmbeddedRuntime runtime = open()) {
            append(runtime, load.identifiers());
            runtime.awaitQuiet(PATIENCE);
            throughput(runtime, load.engagements(reports), "engagements");
            long before = Machine.bytes(dataDir);
            throughput(runtime, load.reports(reports), "reports");
            figures.put("disk bytes per report", (Machine.bytes(dataDir) - before) / (double) reports);
            heavyUser(runtime);
            placed(runtime);
            figures.put("resident MB after all that", Machine.residentMegabytes());
            append(runtime, load.reports(reports));
        }
        restart();
    }

    private EmbeddedRuntime open() {
        return EmbeddedRuntime.open(dataDir, EmbeddedSettings.presets(), InstantSource.system());
    }

    private void throughput(EmbeddedRuntime runtime, List<Input> inputs, String what) {
        long began = System.nanoTime();
        double cpu = Machine.cpuSeconds();
        append(runtime, inputs);
        runtime.awaitQuiet(PATIENCE);
        double seconds = (System.nanoTime() - began) / 1e9;
        figures.put(what + "/s in process", inputs.size() / seconds);
        figures.put("CPU s per million " + what, (Machine.cpuSeconds() - cpu) / inputs.size() * 1e6);
    }

    /**
     * The same number of reports by turns, each waited for: of many users, of one with 50,000 engagements, and of one
     * with 100, whose paths are as full: the rest of the difference is what more engagements cost.
     */
    private void heavyUser(EmbeddedRuntime runtime) {
        append(runtime, load.engagementsOf(HEAVY, HEAVY_ENGAGEMENTS));
        append(runtime, load.engagementsOf(BUSY, BUSY_ENGAGEMENTS));
        runtime.awaitQuiet(PATIENCE);
        List<Double> heavy = new ArrayList<>();
        List<Double> busy = new ArrayList<>();
        List<Double> many = new ArrayList<>();
        for (int round = 0; round < HEAVY_ROUNDS; round++) {
            many.add(microsPerReport(runtime, load.reportsOfMany(HEAVY_REPORTS)));
            heavy.add(microsPerReport(runtime, load.reportsOf(HEAVY, HEAVY_REPORTS)));
            busy.add(microsPerReport(runtime, load.reportsOf(BUSY, HEAVY_REPORTS)));
        }
        figures.put("µs per report, median user", Spread.of(many).median());
        figures.put(
                "µs per report, user of 50,000 engagements", Spread.of(heavy).median());
        figures.put(
                "ratio of that user to the median",
                Spread.of(heavy).median() / Spread.of(many).median());
        figures.put(
                "ratio of that user to one of 100",
                Spread.of(heavy).median() / Spread.of(busy).median());
    }

    /** The same number of reports by turns, with nothing but identifiers and with an address and a cookie too. */
    private void placed(EmbeddedRuntime runtime) {
        List<Input> sightings = load.sightings();
        throughput(runtime, sightings, "sightings");
        List<Double> plain = new ArrayList<>();
        List<Double> placed = new ArrayList<>();
        for (int round = 0; round < PLACED_ROUNDS; round++) {
            plain.add(microsPerReport(runtime, load.reports(PLACED_REPORTS)));
            placed.add(microsPerReport(runtime, load.placed(load.reports(PLACED_REPORTS))));
        }
        figures.put(
                "ratio of a report with address and cookie",
                Spread.of(placed).median() / Spread.of(plain).median());
    }

    private static double microsPerReport(EmbeddedRuntime runtime, List<Input> inputs) {
        long began = System.nanoTime();
        runtime.door().append(inputs);
        runtime.awaitQuiet(PATIENCE);
        return (System.nanoTime() - began) / 1e3 / inputs.size();
    }

    private void restart() {
        long began = System.nanoTime();
        try (EmbeddedRuntime runtime = open()) {
            double opened = (System.nanoTime() - began) / 1e9;
            figures.put("backlog at the restart, rows", (double)
                    runtime.readings().figures().pending());
            runtime.awaitQuiet(PATIENCE);
            figures.put("restart until it takes rows, s", opened);
            figures.put("restart until the backlog is done, s", (System.nanoTime() - began) / 1e9);
        }
    }

    private static void append(EmbeddedRuntime runtime, List<Input> inputs) {
        for (int from = 0; from < inputs.size(); from += BATCH) {
            List<Input> batch = inputs.subList(from, Math.min(inputs.size(), from + BATCH));
            boolean isTaken = false;
            while (!isTaken) {
                try {
                    runtime.door().append(batch);
                    isTaken = true;
                } catch (OverloadedException later) {
                    runtime.awaitQuiet(Duration.ofMillis(100));
                }
            }
        }
    }
}
