package io.tieback.cli.text;

import java.io.PrintWriter;
import java.io.Writer;
import java.time.Duration;
import java.util.Locale;

/**
 * Says how far long work has come, once it has taken two seconds: one line that is written over on a terminal, a line
 * every five seconds elsewhere. That of a command also says after ten silent seconds that it is still at work.
 *
 * <p>Safe for use by many threads.
 */
public final class ProgressLine implements AutoCloseable {
    private static final long QUIET_NANOS = 2_000_000_000L;
    private static final long TERMINAL_NANOS = 200_000_000L;
    private static final long FILE_NANOS = 5_000_000_000L;

    private static final Duration SILENT = Duration.ofSeconds(10);
    private static final long LOOK_MILLIS = 100;

    private final PrintWriter err;
    private final boolean isTerminal;
    private final long silentNanos;
    private final long began = System.nanoTime();
    private long shownAt = began;
    private boolean onLine;
    private boolean isClosed;
    private String latest = "";

    /** Prints to {@code err}. */
    public ProgressLine(PrintWriter err, boolean isTerminal) {
        this(err, isTerminal, Long.MAX_VALUE);
    }

    private ProgressLine(PrintWriter err, boolean isTerminal, long silentNanos) {
        this.err = err;
        this.isTerminal = isTerminal;
        this.silentNanos = silentNanos;
    }

    /** Says nothing: for parts of work whose whole is told elsewhere. */
    public static ProgressLine silent() {
        return new ProgressLine(new PrintWriter(Writer.nullWriter()), false);
    }

    /** For a command: to its error output, written over where the launcher says that this is a terminal. */
    public static ProgressLine of(PrintWriter err) {
        return of(err, SILENT);
    }

    static ProgressLine of(PrintWriter err, Duration silent) {
        ProgressLine line = new ProgressLine(err, Boolean.getBoolean("tieback.terminal"), silent.toNanos());
        Thread ticking = new Thread(line::tick, "tieback-progress");
        ticking.setDaemon(true);
        ticking.start();
        return line;
    }

    private void tick() {
        try {
            while (stillAtWork()) {
                Thread.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean stillAtWork() {
        long now = System.nanoTime();
        if (!isClosed && now - shownAt >= silentNanos) {
            shownAt = now;
            show("at work" + (latest.isEmpty() ? "" : " after " + latest), now);
        }
        return !isClosed;
    }

    /**
     * So much is done.
     *
     * @param done 0 where only the phase is to be told
     * @param of 0 if not known
     */
    public synchronized void at(String phase, long done, long of) {
        long now = System.nanoTime();
        String share = of > 0 ? String.format(Locale.ROOT, " %,d of %,d", done, of) : " " + Figures.count(done);
        latest = phase + (done == 0 && of == 0 ? "" : share);
        long pause = isTerminal ? TERMINAL_NANOS : FILE_NANOS;
        if (now - began < QUIET_NANOS || (now - shownAt < pause && shownAt != began)) {
            return;
        }
        shownAt = now;
        show(latest, now);
    }

    private void show(String what, long now) {
        String line = String.format(Locale.ROOT, "   … %s, %d s", what, (now - began) / 1_000_000_000);
        err.print(isTerminal ? "\r\033[K" + line : line + System.lineSeparator());
        err.flush();
        onLine = isTerminal;
    }

    /** Clears the line. */
    @Override
    public synchronized void close() {
        isClosed = true;
        if (onLine) {
            err.print("\r\033[K");
            err.flush();
            onLine = false;
        }
    }
}
