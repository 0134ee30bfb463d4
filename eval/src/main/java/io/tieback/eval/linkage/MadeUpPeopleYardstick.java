package io.tieback.eval.linkage;

import com.sun.management.OperatingSystemMXBean;
import io.tieback.eval.yardstick.AnswerRow;
import io.tieback.eval.yardstick.Bootstrap;
import io.tieback.eval.yardstick.Measured;
import io.tieback.learn.link.LinkProgress;
import io.tieback.learn.link.LinkResult;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Made-up people, {@code people-N-SEED.csv} with {@code truth-N-SEED.csv} beside it: how well and how fast. Seconds and
 * CPU seconds are those of this process while the job ran, without the start of the JVM and without writing.
 */
final class MadeUpPeopleYardstick {
    private static final String NO_ENTITY = "there are no records";
    private static final String ONE_RUN = "one run is timed";
    private static final String SPEED = "a speed: other programs are timed beside it in the docs";
    private static final double SECOND = Duration.ofSeconds(1).toNanos();

    private final Path folder;
    private final JudgedJob jobs;
    private final long seed;

    MadeUpPeopleYardstick(Path folder, JudgedJob jobs, long seed) {
        this.folder = folder;
        this.jobs = jobs;
        this.seed = seed;
    }

    /** Whether a folder holds such files. */
    static boolean isIn(Path folder) throws IOException {
        return !files(folder).isEmpty();
    }

    List<AnswerRow> rows() throws IOException {
        List<AnswerRow> rows = new ArrayList<>();
        for (Path file : files(folder)) {
            String name = String.valueOf(file.getFileName());
            int[] truth = truth(folder.resolve(name.replace("people-", "truth-")));
            String data = name.replace(".csv", "");
            rows.addAll(measured(data, name, truth, "date_of_birth + prefix(surname, 2)"));
            rows.addAll(measured(data + ", heavy rules", name, truth, "date_of_birth"));
        }
        return rows;
    }

    private List<AnswerRow> measured(String data, String file, int[] truth, String rule) {
        Clock clock = new Clock();
        LinkResult result = jobs.run(
                "people.yaml",
                folder,
                text -> text.replace("people.csv", file).replace("- date_of_birth + prefix(surname, 2)", "- " + rule),
                clock);
        LinkageScores scores = LinkageScores.of(
                result, row -> truth[Integer.parseInt(result.table().id(row))]);
        ClusterTally tally = scores.clusters();
        Bootstrap bootstrap = new Bootstrap(tally.entities(), seed);
        Measured pairs = bootstrap.weighted(w -> tally.pairs(w).f1(), NO_ENTITY);
        Measured bCubed = bootstrap.weighted(w -> tally.bCubed(w).f1(), NO_ENTITY);
        double compared = result.pairs().compared();
        ClusterTally join = scores.exactJoin();
        Measured joinPairs = bootstrap.weighted(w -> join.pairs(w).f1(), NO_ENTITY);
        Measured joinBCubed = bootstrap.weighted(w -> join.bCubed(w).f1(), NO_ENTITY);
        Measured seconds = Measured.exact(clock.wall / SECOND, ONE_RUN);
        Measured rate = Measured.exact(compared / (clock.scoring / SECOND), ONE_RUN);
        long n = tally.entities();
        Measured none = RecordLinkageYardstick.NO_OTHER;
        return List.of(
                AnswerRow.of(data + ", pairs in clusters, p ≥ .95", "F1", n, pairs, joinPairs, none),
                AnswerRow.of(data + ", clusters, p ≥ .95", "B³ F1", n, bCubed, joinBCubed, none),
                AnswerRow.alone(data + ", reading to clusters", "seconds", n, seconds, SPEED)
                        .noting(String.format(Locale.ROOT, "%.2f s of CPU", clock.cpu / SECOND)),
                AnswerRow.alone(data + ", pairs scored per CPU-second", "pairs", n, rate, SPEED)
                        .noting(String.format(Locale.ROOT, "%,.0f pairs compared", compared)));
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> String.valueOf(file.getFileName()).matches("people-\\d+-\\d+\\.csv"))
                    .sorted()
                    .toList();
        }
    }

    /** The person of each record, by the number that is its id. */
    private static int[] truth(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            int[][] cells = lines.skip(1)
                    .map(line -> Arrays.stream(line.split(","))
                            .mapToInt(Integer::parseInt)
                            .toArray())
                    .toArray(int[][]::new);
            int[] truth = new int[cells.length];
            for (int[] cell : cells) {
                truth[cell[0]] = cell[1];
            }
            return truth;
        }
    }

    /** Hears the phases and notes what they take. */
    private static final class Clock implements LinkProgress {
        private String phase = "";
        private long wallSince;
        private long cpuSince;
        private long wall;
        private long cpu;
        private long scoring;

        @Override
        public void phase(String name) {
            long nowWall = System.nanoTime();
            long nowCpu = cpuNanos();
            if (!phase.isEmpty()) {
                wall += nowWall - wallSince;
                cpu += nowCpu - cpuSince;
                scoring += phase.equals("score") ? nowCpu - cpuSince : 0;
            }
            phase = name;
            wallSince = nowWall;
            cpuSince = nowCpu;
        }

        @Override
        public void pairs(long done, long atMost) {}

        private static long cpuNanos() {
            return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                    ? system.getProcessCpuTime()
                    : 0;
        }
    }
}
