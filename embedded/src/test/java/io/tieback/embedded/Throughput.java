package io.tieback.embedded;

import com.sun.management.OperatingSystemMXBean;
import io.tieback.core.privacy.MatchKey;
import io.tieback.core.report.ActionSource;
import io.tieback.core.report.AdEngagement;
import io.tieback.core.report.ConversionReport;
import io.tieback.core.report.ConversionType;
import io.tieback.core.report.EngagementKind;
import io.tieback.core.report.IngestChannel;
import io.tieback.core.report.Input;
import io.tieback.core.report.Money;
import io.tieback.core.report.Sighting;
import io.tieback.core.report.Trace;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;

/** Prints how many rows a second go through door and pipeline, in process. Arguments: users, engagements, reports. */
final class Throughput {
    private static final int REQUEST = 1_000;

    private final Random random = new Random(1);
    private final EmbeddedRuntime runtime;
    private final int users;

    private Throughput(EmbeddedRuntime runtime, int users) {
        this.runtime = runtime;
        this.users = users;
    }

    public static void main(String[] args) throws IOException {
        int users = Integer.parseInt(args[0]);
        Path dir = Files.createTempDirectory(Path.of(args.length > 3 ? args[3] : "target"), "throughput");
        try (EmbeddedRuntime runtime = EmbeddedRuntime.open(dir, EmbeddedSettings.presets(), InstantSource.system())) {
            Throughput run = new Throughput(runtime, users);
            run.phase("sightings", users, run::sighting);
            run.phase("engagements", Integer.parseInt(args[1]), run::engagement);
            for (int part = 0; part < 4; part++) {
                int first = part * Integer.parseInt(args[2]) / 4;
                run.phase("reports", Integer.parseInt(args[2]) / 4, i -> run.report(first + i));
            }
            System.out.println(runtime.readings().failures(3));
        }
    }

    private void phase(String name, int rows, IntFunction<Input> make) {
        long start = System.nanoTime();
        long cpu = cpuNanos();
        long pipeline = cpuNanos("tieback-pipeline");
        long log = cpuNanos("tieback-log");
        List<Input> request = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            request.add(make.apply(i));
            if (request.size() == REQUEST || i == rows - 1) {
                send(request);
                request = new ArrayList<>();
            }
        }
        double doorSeconds = (System.nanoTime() - start) / 1e9;
        runtime.awaitQuiet(Duration.ofMinutes(30));
        double seconds = (System.nanoTime() - start) / 1e9;
        if (Boolean.getBoolean("stats")) {
            for (Column column : new Column[] {Column.STATE, Column.LEDGER, Column.LOG, Column.SUBJECTS}) {
                System.out.println(column + runtime.readings().property(column, "rocksdb.levelstats")
                        + runtime.readings().property(column, "rocksdb.num-entries-active-mem-table")
                        + " deletes " + runtime.readings().property(column, "rocksdb.num-deletes-active-mem-table")
                        + " cache " + runtime.readings().property(column, "rocksdb.block-cache-usage")
                        + " pinned " + runtime.readings().property(column, "rocksdb.block-cache-pinned-usage"));
            }
        }
        System.out.printf(
                "%-12s %,9d rows  door %,9.0f/s  through %,9.0f/s  CPU-s per million %.1f, pipeline %.1f, log %.1f%n",
                name,
                rows,
                rows / doorSeconds,
                rows / seconds,
                (cpuNanos() - cpu) / 1e3 / rows,
                (cpuNanos("tieback-pipeline") - pipeline) / 1e3 / rows,
                (cpuNanos("tieback-log") - log) / 1e3 / rows);
    }

    private void send(List<Input> request) {
        while (true) {
            try {
                runtime.door().append(request);
                return;
            } catch (OverloadedException full) {
                runtime.awaitQuiet(Duration.ofMillis(50));
            }
        }
    }

    private Input sighting(int i) {
        return new Sighting("u" + i, now(), List.of(SeededInputs.key(MatchKey.Kind.EMAIL, i)), Trace.UNKNOWN);
    }

    private Input engagement(int i) {
        int kind = random.nextInt(20);
        EngagementKind engagementKind =
                kind == 0 ? EngagementKind.CLICK : kind < 4 ? EngagementKind.ENGAGEMENT : EngagementKind.VIEW;
        return new AdEngagement(
                "g" + i,
                "u" + random.nextInt(users),
                "adv" + random.nextInt(20),
                "c" + random.nextInt(100),
                "ad" + random.nextInt(1_000),
                engagementKind,
                now().minusSeconds(random.nextInt(86_400)),
                engagementKind == EngagementKind.CLICK
                        ? List.of(SeededInputs.key(MatchKey.Kind.CLICK_ID, i))
                        : List.of(),
                Trace.UNKNOWN);
    }

    private Input report(int i) {
        boolean copy = random.nextInt(5) == 0 && i > 1_000;
        int event = copy ? i - 1 - random.nextInt(1_000) : i;
        int user = new Random(event).nextInt(users + users / 6);
        return new ConversionReport(
                "r" + i,
                "adv" + event % 20,
                "web",
                new ConversionType(event % 3 == 0 ? "checkout" : "lead"),
                ActionSource.WEB,
                copy ? IngestChannel.CONVERSIONS_API : IngestChannel.TAG,
                now(),
                "e" + event,
                event % 3 == 0 ? "o" + event : "",
                Optional.of(new Money(29_990_000L, "EUR")),
                Optional.empty(),
                List.of(
                        SeededInputs.key(MatchKey.Kind.EMAIL, user),
                        SeededInputs.key(MatchKey.Kind.COOKIE, user * 3L),
                        SeededInputs.key(MatchKey.Kind.IP_HOST, user / 3)),
                Trace.UNKNOWN,
                0,
                ZoneOffset.UTC);
    }

    private static Instant now() {
        return Instant.ofEpochMilli(System.currentTimeMillis());
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    /** CPU of the threads that a name begins with. */
    private static long cpuNanos(String name) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(info -> info.getThreadName().startsWith(name))
                .mapToLong(info -> threads.getThreadCpuTime(info.getThreadId()))
                .sum();
    }
}
