package io.tieback.embedded;

import io.tieback.core.privacy.Seal;
import io.tieback.core.report.Promotion;
import io.tieback.core.report.ReportSlice;
import io.tieback.core.report.Tick;
import io.tieback.embedded.EmbeddedRuntime.LogEnd;
import io.tieback.engine.codec.LogRecord;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rocksdb.WriteBatch;

/**
 * Writes waiting requests to the log, many in one synced batch: rows, index of reports, counts of what was received,
 * replies, subject keys and the release in force stand or fall together. One thread; while it syncs, the next group
 * gathers.
 *
 * <p>After a failed write nothing is written any more: what the disk holds is known again only after a restart.
 */
final class Committer implements Runnable {
    private static final int EXPIRED_PER_GROUP = 64;
    private static final byte[] NOTHING = new byte[0];
    private static final AppendRequest.Row PASSING = AppendRequest.Row.of(new Arrival(new Tick(), Remarks.NONE), 0);

    private final Database database;
    private final SubjectKeys keys;
    private final Idempotency idempotency;
    private final Watermark watermark;
    private final Progress progress;
    private final InstantSource clock;
    private final Seal seal;
    private final int groupRows;
    private final Waiting waiting = new Waiting();
    private volatile Instant latest;
    private volatile Rollout rollout;

    /** @param end where the log ends */
    Committer(OpenStore store, Progress progress, EmbeddedSettings settings, InstantSource clock, LogEnd end) {
        this.database = store.database();
        this.keys = store.keys();
        this.idempotency = store.idempotency();
        this.watermark = store.watermark();
        this.seal = new Seal(store.random()::nextBytes);
        this.progress = progress;
        this.clock = clock;
        this.groupRows = settings.door().groupRows();
        this.latest = end.latest();
        this.rollout = end.rollout();
    }

    Waiting waiting() {
        return waiting;
    }

    /** Which release judges what comes now. */
    Rollout rollout() {
        return rollout;
    }

    /** The running maximum of the clock, to the millisecond: it survives a restart and never runs back. */
    Instant now() {
        Instant clocked = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant stamped = latest;
        return clocked.isAfter(stamped) ? clocked : stamped;
    }

    @Override
    public void run() {
        for (List<AppendRequest> group = waiting.next(groupRows); !group.isEmpty(); group = waiting.next(groupRows)) {
            commit(group);
        }
    }

    private void commit(List<AppendRequest> group) {
        try {
            progress.requireSound();
            write(group);
        } catch (StorageFailedException e) {
            progress.fail(e);
            group.forEach(request -> request.done().completeExceptionally(e));
        } catch (RuntimeException | Error bug) {
            StorageFailedException e = new StorageFailedException("the log could not be written", bug);
            progress.fail(e);
            group.forEach(request -> request.done().completeExceptionally(e));
        }
    }

    private void write(List<AppendRequest> group) {
        long first = progress.appended();
        Instant receivedAt = now();
        latest = receivedAt;
        long next = first;
        keys.lock().lock();
        try (WriteBatch batch = new WriteBatch()) {
            // first, so that a reply under a scope that is used again is put behind the old one's removal
            idempotency.expire(receivedAt, EXPIRED_PER_GROUP, batch);
            Group building = new Group(receivedAt, progress.processed(), batch);
            for (AppendRequest request : group) {
                next = building.add(request, next);
            }
            building.finish();
            database.writeSynced(batch);
            rollout = building.rollout;
        } finally {
            keys.lock().unlock();
        }
        watermark.raise(next);
        progress.appendedTo(next);
        long offset = first;
        for (AppendRequest request : group) {
            request.done().complete(new Receipt(receivedAt, offset));
            offset += request.rows().size();
        }
    }

    /** One synced batch in the making. */
    private final class Group {
        private final Instant receivedAt;
        private final long processed;
        private final WriteBatch batch;
        private final Map<ReportSlice, Long> received = new HashMap<>();
        private final Set<String> released = new HashSet<>();
        private Rollout rollout = Committer.this.rollout;

        Group(Instant receivedAt, long processed, WriteBatch batch) {
            this.receivedAt = receivedAt;
            this.processed = processed;
            this.batch = batch;
        }

        long add(AppendRequest request, long first) {
            long offset = first;
            for (AppendRequest.Row row : request.rows()) {
                add(row, offset++);
            }
            request.reply()
                    .ifPresent(keyed -> idempotency.store(
                            keyed.scopeHash(),
                            new Idempotency.Stored(receivedAt, keyed.bodyHash(), keyed.reply()),
                            batch));
            return offset;
        }

        void finish() {
            if (!rollout.equals(Committer.this.rollout)) {
                database.put(batch, Column.META, Rows.ROLLOUT, rollout.bytes());
            }
            received.forEach((slice, count) -> {
                byte[] row = Tallies.received(slice);
                long before =
                        database.get(Column.TALLIES, row).map(Tallies::count).orElse(0L);
                database.put(batch, Column.TALLIES, row, Tallies.count(before + count));
            });
        }

        /** A report is released once, whatever two requests do at a time: in place of the second, time passes. */
        private void add(AppendRequest.Row given, long offset) {
            AppendRequest.Row row = isReleased(given.releases()) ? PASSING : given.judgedBy(rollout.inForce());
            if (row.input() instanceof Promotion promotion) {
                rollout = rollout.after(promotion.version());
            }
            LogRecord record = row.record();
            byte[] place = LogRow.place(offset, record.open());
            byte[] sealed = seal(record.subject(), offset, record.personal(), place);
            byte[] unknown = seal(record.subject(), offset, row.kept().unknownFields(), LogRow.unknownPlace(offset));
            LogRow logged =
                    new LogRow(receivedAt, record.open(), sealed, row.kept().issueCodes(), unknown);
            if (row.isErasure()) {
                keys.erasureAt(offset);
            }
            byte[] key = LogRow.key(offset);
            database.put(batch, Column.LOG, key, LogRow.CODEC.encode(logged));
            if (!row.releases().isEmpty()) {
                released.add(row.releases());
                database.put(batch, Column.RELEASES, Rows.text(row.releases()), key);
            }
            row.mark().ifPresent(mark -> {
                database.put(batch, Column.REPORTS, Rows.text(mark.reportId()), key);
                received.merge(mark.slice(), 1L, Long::sum);
            });
        }

        private boolean isReleased(String reportId) {
            return !reportId.isEmpty()
                    && (released.contains(reportId)
                            || database.get(Column.RELEASES, Rows.text(reportId))
                                    .isPresent());
        }

        /** What nobody could be asked to forget is not kept. */
        private byte[] seal(String subject, long offset, byte[] personal, byte[] place) {
            boolean keeps = personal.length > 0 && !subject.isEmpty();
            return keeps ? seal.seal(keys.keyFor(subject, offset, processed, batch), personal, place) : NOTHING;
        }
    }
}
