package io.tieback.cli.link;

import io.tieback.cli.CommandFailure;
import io.tieback.cli.ExitCode;
import io.tieback.learn.link.LinkJob;
import io.tieback.learn.link.LinkProgress;
import io.tieback.learn.link.LinkResult;
import io.tieback.learn.link.LinkSettings;
import io.tieback.learn.link.SettingsProblem;
import io.tieback.learn.link.SettingsReader;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** Runs a settings file and tells people how far it is. */
final class LinkRun {
    private LinkRun() {}

    /** The settings in a file. */
    static LinkSettings settings(Path file) {
        SettingsReader.Result read = SettingsReader.read(file);
        if (read instanceof SettingsReader.Result.Faulty faulty) {
            throw failure(faulty.problem());
        }
        return ((SettingsReader.Result.Read) read).settings();
    }

    /** Runs the job of a settings file. */
    static LinkResult run(Path file, PrintWriter heard) {
        LinkJob.Outcome outcome = new LinkJob(settings(file), new Told(heard)).run();
        if (outcome instanceof LinkJob.Outcome.Faulty faulty) {
            throw failure(faulty.problem());
        }
        return ((LinkJob.Outcome.Linked) outcome).result();
    }

    static CommandFailure failure(SettingsProblem problem) {
        return new CommandFailure(ExitCode.INPUT, problem.place() + ": " + problem.message(), problem.mend());
    }

    /** Prints each phase with its seconds, and while scoring the rate and the time left, once a second. */
    private static final class Told implements LinkProgress {
        private static final long SECOND = Duration.ofSeconds(1).toNanos();

        private final PrintWriter out;
        private final AtomicLong nextLine = new AtomicLong();
        private String phase = "";
        private long since = System.nanoTime();

        Told(PrintWriter out) {
            this.out = out;
        }

        @Override
        public void phase(String name) {
            long now = System.nanoTime();
            if (!phase.isEmpty()) {
                out.printf(Locale.ROOT, "%-8s %.2f s%n", phase, (double) (now - since) / SECOND);
                out.flush();
            }
            phase = name;
            since = now;
            nextLine.set(now + SECOND);
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
