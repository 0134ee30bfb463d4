package io.tieback.cli.text;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.Locale;

/**
 * Says how far long work has come, once it has taken two seconds: one line that is written over on a terminal, a line
 * every five seconds elsewhere.
 *
 * <p>Safe for use by many threads.
 */
public final class ProgressLine implements AutoCloseable {
    private static final long QUIET_NANOS = 2_000_000_000L;
    private static final long TERMINAL_NANOS = 200_000_000L;
    private static final long FILE_NANOS = 5_000_000_000L;

    private final PrintWriter err;
    private final boolean isTerminal;
    private final long began = System.nanoTime();
    private long shownAt = began;
    private boolean onLine;

    /** Prints to {@code err}. */
    public ProgressLine(PrintWriter err, boolean isTerminal) {
        this.err = err;
        this.isTerminal = isTerminal;
    }

    /** Says nothing: for parts of work whose whole is told elsewhere. */
    public static ProgressLine silent() {
        return new ProgressLine(new PrintWriter(Writer.nullWriter()), false);
    }

    /** For a command: to its error output, written over where there is a terminal. */
    public static ProgressLine of(PrintWriter err) {
        return new ProgressLine(err, System.console() != null);
    }

    /**
     * So much is done.
     *
     * @param of 0 if not known
     */
    public synchronized void at(String phase, long done, long of) {
        long now = System.nanoTime();
        long pause = isTerminal ? TERMINAL_NANOS : FILE_NANOS;
        if (now - began < QUIET_NANOS || (now - shownAt < pause && shownAt != began)) {
            return;
        }
        shownAt = now;
        String share = of > 0 ? String.format(Locale.ROOT, " %,d of %,d", done, of) : Figures.count(done);
        String line =
                String.format(Locale.ROOT, "   … %s %s, %d s", phase, share.strip(), (now - began) / 1_000_000_000);
        err.print(isTerminal ? "\r\033[K" + line : line + System.lineSeparator());
        err.flush();
        onLine = isTerminal;
    }

    /** Clears the line. */
    @Override
    public synchronized void close() {
        if (onLine) {
            err.print("\r\033[K");
            err.flush();
            onLine = false;
        }
    }
}
