package io.tieback.cli.link;

import com.sun.management.OperatingSystemMXBean;
import io.tieback.cli.CommandFailure;
import io.tieback.cli.ExitCode;
import io.tieback.learn.link.LinkJob;
import io.tieback.learn.link.LinkProgress;
import io.tieback.learn.link.LinkResult;
import io.tieback.learn.link.LinkSettings;
import io.tieback.learn.link.SettingsProblem;
import io.tieback.learn.link.SettingsReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** Runs a settings file and tells people how far it is. */
public final class LinkRun {
    private LinkRun() {}

    /** The settings in a file. */
    static LinkSettings settings(Path file) {
        SettingsReader.Result read = SettingsReader.read(file);
        if (read instanceof SettingsReader.Result.Faulty faulty) {
            throw failure(faulty.problem());
        }
        return ((SettingsReader.Result.Read) read).settings();
    }

    /** Runs a job. */
    static LinkResult run(LinkSettings settings, PrintWriter heard) {
        LinkJob.Outcome outcome;
        try {
            outcome = new LinkJob(settings, new Told(heard)).run();
        } catch (UncheckedIOException e) {
            throw new CommandFailure(
                    ExitCode.ENVIRONMENT,
                    String.valueOf(e.getMessage()),
                    "Name a folder with more room at limits: scratch:, or allow more memory at limits: memory:.");
        } catch (OutOfMemoryError e) {
            long most = Runtime.getRuntime().maxMemory() >> 20;
            throw new CommandFailure(
                    ExitCode.ENVIRONMENT,
                    "the job needs more memory than the " + most + " MiB it may have",
                    "Give more (TIEBACK_JAVA_OPTS=-Xmx8g), or keep less of it in memory (limits: memory:, in MiB).");
        }
        if (outcome instanceof LinkJob.Outcome.Faulty faulty) {
            throw failure(faulty.problem());
        }
        return ((LinkJob.Outcome.Linked) outcome).result();
    }

    /** Progress, told to people. */
    static LinkProgress told(PrintWriter heard) {
        return new Told(heard);
    }

    /** A faulty settings file: where, what, and how to mend it. */
    public static CommandFailure failure(SettingsProblem problem) {
        return new CommandFailure(ExitCode.INPUT, problem.place() + ": " + problem.message(), problem.mend());
    }

    /** Prints each phase with its seconds, and while scoring the rate and the time left, once a second. */
    private static final class Told implements LinkProgress {
        private static final long SECOND = Duration.ofSeconds(1).toNanos();

        private final PrintWriter out;
        private final AtomicLong nextLine = new AtomicLong();
        private String phase = "";
        private long since = System.nanoTime();
        private long cpuSince = cpuNanos();

        Told(PrintWriter out) {
            this.out = out;
        }

        @Override
        public void phase(String name) {
            long now = System.nanoTime();
            if (!phase.isEmpty()) {
                double wall = (double) (now - since) / SECOND;
                double busy = (double) (cpuNanos() - cpuSince) / SECOND;
                out.printf(Locale.ROOT, "%-8s %.2f s, %.2f s of CPU%n", phase, wall, busy);
                out.flush();
            }
            phase = name;
            since = now;
            cpuSince = cpuNanos();
            nextLine.set(now + SECOND);
        }

        @Override
        public void warning(String text) {
            out.println("warning: " + text);
            out.flush();
        }

        /** CPU time of all threads of this process; 0 where the system does not tell. */
        private static long cpuNanos() {
            return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                    ? system.getProcessCpuTime()
                    : 0;
        }

        @Override
        public void pairs(long done, long atMost) {
            long now = System.nanoTime();
            long due = nextLine.get();
            if (now < due || !nextLine.compareAndSet(due, now + SECOND)) {
                return;
            }
            double rate = done / ((double) (now - since) / SECOND);
            double left = Math.max(0, atMost - done) / rate;
            out.printf(
                    Locale.ROOT, "scored %,d of at most %,d pairs, %,.0f/s, %.0f s left%n", done, atMost, rate, left);
            out.flush();
        }
    }
}
