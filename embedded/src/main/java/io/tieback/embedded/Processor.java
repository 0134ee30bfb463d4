package io.tieback.embedded;

import io.tieback.core.report.Erasure;
import io.tieback.core.report.Input;
import io.tieback.core.report.RefusedReport;
import io.tieback.core.report.ReleasedReport;
import io.tieback.core.report.ReportStatus;
import io.tieback.engine.codec.LedgerCodec;
import io.tieback.engine.codec.Subjects;
import io.tieback.engine.message.Effect;
import io.tieback.engine.pipeline.Cascade;
import io.tieback.engine.pipeline.Outcome;
import io.tieback.engine.pipeline.Timer;
import io.tieback.engine.pipeline.VisibilityPipeline;
import io.tieback.engine.step.Days;
import io.tieback.engine.step.Position;
import io.tieback.engine.step.StoreOverlay;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.rocksdb.WriteBatch;

/**
 * Runs log entries through the steps, each to its end, and commits states, timers, ledger, sums and the processed
 * offset together. Before an entry, all timers that are due by its stamp fire, each as a cascade of its own. Where
 * batches end changes no answer.
 *
 * <p>A cascade that throws leaves nothing but a record of its failure; a report is counted as quarantined. A failure of
 * the store is no failure of a step: it ends the processing.
 *
 * <p>For one thread.
 */
final class Processor implements AutoCloseable {
    /** What counts inputs and timers at which a step threw. */
    static final String FAILED = "failed_turns";

    private final Keys keys;
    private final Database database;
    private final Cascade cascade;
    private final int batchInputs;
    private final WriteBatch batch = new WriteBatch();
    private final KeyedStates states;
    private final TimerColumn timerRows;
    private final TimerQueue timers;
    private final Sums sums;
    private final CommitListener listener;
    private final Map<String, Long> destroyed = new HashMap<>();
    private final Duration keepFor;
    private long next;
    private long candidatesDay;
    private int inBatch;

    /** @param next offset of the next input to be processed */
    Processor(
            Database database,
            Keys keys,
            VisibilityPipeline pipeline,
            EmbeddedSettings settings,
            long next,
            CommitListener listener) {
        this.database = database;
        this.keys = keys;
        this.cascade = new Cascade(pipeline);
        this.batchInputs = settings.batchInputs();
        this.states = new KeyedStates(database, settings.store().cachedStateRows(), batch);
        this.timerRows = new TimerColumn(database, batch);
        this.timers = new TimerQueue(timerRows);
        this.sums = new Sums(database);
        this.keepFor = settings.pipeline().keepFor();
        this.next = next;
        this.listener = listener;
    }

    /** The keys of subjects, as far as processing needs them. */
    interface Keys {
        /**
         * Writes a batch that destroys keys.
         *
         * @param upTo by subject, the offset of the last erasure that names it
         */
        void destroyAndWrite(Map<String, Long> upTo, WriteBatch batch, Runnable write);
    }

    /** Hears how far processing is committed. */
    interface CommitListener {
        /**
         * A batch is committed.
         *
         * @param next offset of the next input to be processed
         * @param nextTimer when the first timer is due
         */
        void committed(long next, Optional<Instant> nextTimer);
    }

    /** Offset of the next input to be processed; what is below may not be committed yet. */
    long next() {
        return next;
    }

    /** When the first timer is due. */
    Optional<Instant> nextTimer() {
        return timers.earliest();
    }

    /** Processes the log row at {@link #next}; one that cannot be read is recorded as a failure. */
    void accept(LogReader.Read read) {
        if (read.offset() != next) {
            throw new IllegalStateException("the log has a gap at offset " + next);
        }
        if (read.row() instanceof LogReader.Decoded decoded) {
            passTime(decoded.entry().position().receivedAt());
            run(decoded.entry(), decoded.input());
        } else if (read.row() instanceof LogReader.Damaged damaged) {
            putFailure(FailureRow.of(next), damaged.why());
        }
        next++;
        counted();
    }

    private void passTime(Instant now) {
        for (Optional<Timer> due = timers.takeDue(now); due.isPresent(); due = timers.takeDue(now)) {
            fire(due.get());
            counted();
        }
    }

    /** Commits what was processed; without effect if that is nothing. */
    void commit() {
        if (inBatch == 0) {
            return;
        }
        states.flush();
        timers.commit();
        sums.write(batch);
        database.put(batch, Column.META, Rows.PROCESSED, Rows.number(next));
        write();
        batch.clear();
        destroyed.clear();
        inBatch = 0;
        states.committed();
        timerRows.committed();
        listener.committed(next, timers.earliest());
    }

    @Override
    public void close() {
        states.close();
        timerRows.close();
        batch.close();
    }

    private void write() {
        if (destroyed.isEmpty()) {
            database.writeUnsynced(batch);
        } else {
            keys.destroyAndWrite(destroyed, batch, () -> database.writeUnsynced(batch));
        }
    }

    private void counted() {
        inBatch++;
        if (inBatch >= batchInputs) {
            commit();
        }
    }

    private void run(LogEntry entry, Supplier<Input> read) {
        try {
            Input input = read.get();
            StoreOverlay own = new StoreOverlay(states);
            Outcome outcome = cascade.run(own, entry.position(), input);
            take(own, outcome, entry.position(), input instanceof Erasure);
            keepQuarantine(input, entry.position());
        } catch (StorageFailedException notTheStep) {
            throw notTheStep;
        } catch (RuntimeException | StackOverflowError | AssertionError thrown) {
            quarantine(entry, read, thrown);
        }
    }

    private void fire(Timer timer) {
        try {
            StoreOverlay own = new StoreOverlay(states);
            Outcome outcome = cascade.fire(own, timer);
            outcome.timers().forEach(asked -> requireLater(timer, asked));
            take(own, outcome, timer.cause(), false);
        } catch (StorageFailedException notTheStep) {
            throw notTheStep;
        } catch (RuntimeException | StackOverflowError | AssertionError thrown) {
            putFailure(FailureRow.of(timer), thrown);
        }
    }

    /** Takes a cascade over as a whole: everything that can throw comes first. */
    private void take(StoreOverlay own, Outcome outcome, Position cause, boolean erasure) {
        Sums.Draft draft = sums.new Draft();
        List<Effect.DestroySubject> destroys = new ArrayList<>();
        List<StoredRow> rows = new ArrayList<>();
        List<byte[]> replaced = new ArrayList<>();
        for (Outcome.Told told : outcome.effects()) {
            if (told.effect() instanceof Effect.Post post) {
                draft.post(post.entry());
                rows.add(StoredRow.of(new LedgerRow(post.entry(), cause, told.origin())));
            } else if (told.effect() instanceof Effect.Tally tally) {
                draft.tally(tally);
            } else if (told.effect() instanceof Effect.Count count) {
                draft.count(count);
            } else if (told.effect() instanceof Effect.Recall recall) {
                draft.recall(recall);
            } else if (told.effect() instanceof Effect.Considered considered) {
                rows.add(StoredRow.of(considered));
                expireCandidates(Days.of(considered.at()));
            } else if (told.effect() instanceof Effect.Sampled sampled) {
                rows.add(StoredRow.of(sampled));
                replaced.addAll(CandidateLog.keysBefore(sampled, keepFor));
            } else if (told.effect() instanceof Effect.DestroySubject destroy) {
                destroys.add(destroy);
            }
        }
        if (!destroys.isEmpty() && !erasure) {
            throw new IllegalStateException("only an erasure destroys keys");
        }
        List<TimerQueue.Entry> asked = timers.notYetAdded(outcome.timers());
        own.commit();
        draft.take();
        replaced.forEach(key -> database.delete(batch, Column.CANDIDATES, key));
        rows.forEach(row -> database.put(batch, row.column(), row.key(), row.value()));
        asked.forEach(timers::add);
        destroys.forEach(destroy -> destroyed.put(destroy.subject(), cause.offset()));
    }

    private void expireCandidates(long day) {
        if (day > candidatesDay) {
            candidatesDay = day;
            database.deleteBelow(batch, Column.CANDIDATES, CandidateLog.oldest(day, keepFor));
            database.deleteBelow(batch, Column.RECALL, RecallRow.oldest(day, keepFor));
        }
    }

    private void quarantine(LogEntry entry, Supplier<Input> read, Throwable thrown) {
        putFailure(FailureRow.of(entry.offset()), thrown);
        entry.openInput().flatMap(AppendRequest.Mark::of).ifPresent(mark -> {
            Sums.Draft draft = sums.new Draft();
            draft.tally(new Effect.Tally(mark.slice(), ReportStatus.QUARANTINED, 1));
            draft.take();
            hold(mark, entry.position(), List.of(QuarantinedReport.STEP_FAILED));
        });
        readable(read).ifPresent(input -> {
            if (input instanceof ReleasedReport released) {
                // it waits on, and may be released again
                database.delete(
                        batch, Column.RELEASES, Rows.text(released.report().reportId()));
            } else if (input instanceof Erasure erasure) {
                forget(erasure, entry.offset());
            }
        });
    }

    /** Whatever else failed: what was logged of those who are to be forgotten cannot be read any more. */
    private void forget(Erasure erasure, long offset) {
        if (!erasure.userId().isEmpty()) {
            destroyed.put(Subjects.user(erasure.userId()), offset);
        }
        erasure.matchKeys().forEach(key -> destroyed.put(Subjects.holder(key), offset));
    }

    private static Optional<Input> readable(Supplier<Input> read) {
        try {
            return Optional.of(read.get());
        } catch (RuntimeException damaged) {
            return Optional.empty();
        }
    }

    private void keepQuarantine(Input input, Position position) {
        if (input instanceof RefusedReport refused && refused.status() == ReportStatus.QUARANTINED) {
            AppendRequest.Mark.of(input).ifPresent(mark -> hold(mark, position, refused.issueCodes()));
        } else if (input instanceof ReleasedReport released) {
            database.delete(
                    batch, Column.QUARANTINE, Rows.text(released.report().reportId()));
        }
    }

    private void hold(AppendRequest.Mark mark, Position position, List<String> issueCodes) {
        QuarantinedReport held =
                new QuarantinedReport(mark.reportId(), mark.slice().advertiserId(), position.receivedAt(), issueCodes);
        database.put(batch, Column.QUARANTINE, Rows.text(mark.reportId()), QuarantinedReport.CODEC.encode(held));
    }

    private void putFailure(byte[] row, Throwable thrown) {
        database.put(batch, Column.FAILURES, row, StepFailure.CODEC.encode(StepFailure.of(thrown)));
        Sums.Draft draft = sums.new Draft();
        draft.count(new Effect.Count(FAILED, 1));
        draft.take();
    }

    private record StoredRow(Column column, byte[] key, byte[] value) {
        static StoredRow of(LedgerRow row) {
            return new StoredRow(Column.LEDGER, row.key(), LedgerCodec.ENTRY.encode(row.entry()));
        }

        static StoredRow of(Effect.Considered considered) {
            return new StoredRow(Column.CANDIDATES, CandidateLog.key(considered), CandidateLog.value(considered));
        }

        static StoredRow of(Effect.Sampled sampled) {
            return new StoredRow(Column.CANDIDATES, CandidateLog.key(sampled), CandidateLog.value(sampled));
        }
    }

    private static void requireLater(Timer fired, Timer asked) {
        boolean same = fired.stage() == asked.stage() && fired.key().equals(asked.key());
        if (same && !asked.due().isAfter(fired.due())) {
            throw new IllegalStateException("a timer asked to be woken again no later than it was");
        }
    }
}
