package io.tieback.embedded;

import io.tieback.core.report.ConversionReport;
import io.tieback.core.report.Input;
import io.tieback.core.report.ReleasedReport;
import io.tieback.core.report.Restatement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rocksdb.RocksIterator;

/**
 * Has the release that serves judge the acts of the past again, one input for each report since a time, as the door has
 * room for them. One such job runs at a time; one that a restart cut short is started again, and what was done already
 * is then changed by nothing. For any number of threads.
 */
public final class Restating {
    private static final int PAGE = 500;

    private final Database database;
    private final Gate gate;
    private final Committer committer;
    private final Progress progress;
    private final Door door;
    private volatile Optional<Job> job = Optional.empty();

    Restating(Database database, Gate gate, Committer committer, Progress progress, Door door) {
        this.database = database;
        this.gate = gate;
        this.committer = committer;
        this.progress = progress;
        this.door = door;
    }

    /**
     * How far a job is.
     *
     * @param from reports that were received from then on are judged again
     * @param version by this release; 0 for none
     * @param done rows of the log that were gone through
     * @param all of so many
     * @param reports that were sent to be judged again
     * @param isRunning whether it goes on
     */
    public record Job(Instant from, int version, long done, long all, long reports, boolean isRunning) {
        private Job on(long rows, int more, boolean running) {
            return new Job(from, version, done + rows, all, reports + more, running);
        }
    }

    /** The latest job since the runtime was opened. */
    public Optional<Job> latest() {
        return job;
    }

    /**
     * Starts a job that goes on by itself.
     *
     * @param from time of receipt
     * @throws ReleaseRefusedException if one is running
     */
    public synchronized Job start(Instant from) {
        if (job.filter(Job::isRunning).isPresent()) {
            throw new ReleaseRefusedException("acts since " + job.get().from() + " are being judged again already");
        }
        long end = progress.appended();
        long begin = firstSince(from, end);
        Job started = new Job(from, committer.rollout().inForce(), 0, end - begin, 0, true);
        job = Optional.of(started);
        Thread thread = new Thread(() -> run(started, begin, end), "tieback-restating");
        thread.setDaemon(true);
        thread.start();
        return started;
    }

    /** Receipt never runs back, so the place is found by halving. */
    private long firstSince(Instant from, long end) {
        try (Gate.Pass pass = gate.enter()) {
            long low = 0;
            long high = end;
            while (low < high) {
                long middle = low + high >>> 1;
                byte[] key = LogRow.key(middle);
                boolean isBefore = database.get(Column.LOG, key)
                        .map(row ->
                                LogEntry.of(key, row).position().receivedAt().isBefore(from))
                        .orElse(true);
                low = isBefore ? middle + 1 : low;
                high = isBefore ? high : middle;
            }
            return low;
        }
    }

    private void run(Job started, long begin, long end) {
        Job now = started;
        try {
            for (long next = begin; next < end && !progress.isStopping(); next += PAGE) {
                long until = Math.min(end, next + PAGE);
                List<Input> again = page(next, until, started.version());
                append(again);
                now = now.on(until - next, again.size(), true);
                job = Optional.of(now);
            }
        } catch (IllegalStateException | StorageFailedException closed) {
            // whoever closed the runtime, or a store that failed, has ended the job: it says how far it came
        } finally {
            job = Optional.of(now.on(0, 0, false));
        }
    }

    private List<Input> page(long from, long until, int version) {
        List<Input> again = new ArrayList<>();
        try (Gate.Pass pass = gate.enter();
                RocksIterator rows = database.iterator(Column.LOG)) {
            for (rows.seek(LogRow.key(from)); rows.isValid() && LogRow.offset(rows.key()) < until; rows.next()) {
                LogEntry.of(rows.key(), rows.value())
                        .openInput()
                        .flatMap(Restating::reportId)
                        .ifPresent(id -> again.add(new Restatement(id, version)));
            }
            Database.check(rows);
        }
        return again;
    }

    private static Optional<String> reportId(Input input) {
        if (input instanceof ConversionReport report) {
            return Optional.of(report.reportId());
        }
        return input instanceof ReleasedReport released
                ? Optional.of(released.report().reportId())
                : Optional.empty();
    }

    private void append(List<Input> again) {
        while (!again.isEmpty() && !progress.isStopping()) {
            try {
                door.append(again);
                return;
            } catch (OverloadedException full) {
                progress.awaitChange(full.retryAfter());
            }
        }
    }
}
