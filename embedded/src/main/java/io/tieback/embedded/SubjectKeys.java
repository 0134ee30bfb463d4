package io.tieback.embedded;

import io.tieback.core.privacy.SealKey;
import io.tieback.engine.codec.ByteReader;
import io.tieback.engine.codec.ByteWriter;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.rocksdb.WriteBatch;

/**
 * The keys that seal subjects' log records. A key's id is the offset of the first record that it seals. An erasure at
 * an offset destroys its subjects' keys up to that offset, so while an erasure waits to be processed, records behind it
 * are sealed under keys made behind it: what is destroyed never depends on how far processing has come.
 *
 * <p>Rows: {@code n}, name → id of the newest key; {@code k}, id → secret and, if any, the id of the subject's next
 * older key.
 *
 * <p>The committer and the pipeline both change these rows, each from reading them to having written its batch while it
 * holds the {@link #lock}.
 */
final class SubjectKeys implements Processor.Keys {
    /** More than a group may hold, so that a key made for a group is remembered until the group is written. */
    private static final int CACHED = 2 * Door.MAX_ROWS;

    private static final int NAME = 'n';
    private static final int KEY = 'k';

    private final Database database;
    private final SecureRandom random;
    private final ReentrantLock lock = new ReentrantLock();
    private final RecentCache<String, SealKey> newest = new RecentCache<>(CACHED);
    private long lastErasure;
    private volatile long destroyed;

    /** @param lastErasure the last offset at which an unprocessed erasure may lie, −1 for nowhere */
    SubjectKeys(Database database, SecureRandom random, long lastErasure) {
        this.database = database;
        this.random = random;
        this.lastErasure = lastErasure;
    }

    /** Held from reading keys to having written what was decided by them. */
    ReentrantLock lock() {
        return lock;
    }

    /** How many subjects' keys were destroyed since the store was opened. */
    long destroyed() {
        return destroyed;
    }

    /** An erasure was given this offset. */
    void erasureAt(long offset) {
        lastErasure = offset;
    }

    /**
     * The key for a record; made if there is none that outlives the erasures before the record.
     *
     * @param processed offset of the next input to be processed, read before
     */
    SealKey keyFor(String subject, long offset, long processed, WriteBatch batch) {
        long barrier = lastErasure >= processed ? lastErasure : -1;
        Optional<SealKey> found = newest(subject);
        if (found.isPresent() && found.get().id() > barrier) {
            return found.get();
        }
        SealKey key = newKey(offset);
        database.put(
                batch,
                Column.SUBJECTS,
                nameRow(subject),
                new ByteWriter().fixed(key.id()).toBytes());
        database.put(batch, Column.SUBJECTS, keyRow(key.id()), chained(key, found.map(SealKey::id)));
        newest.put(subject, key);
        return key;
    }

    /**
     * A key that belongs to rows of a data set and day instead of a subject; made, unsynced in {@code batch}, if new.
     */
    SealKey rowKey(String name, WriteBatch batch) {
        Optional<SealKey> found = newest(name);
        if (found.isPresent()) {
            return found.get();
        }
        SealKey key = newKey(random.nextLong() | Long.MIN_VALUE);
        database.put(
                batch,
                Column.SUBJECTS,
                nameRow(name),
                new ByteWriter().fixed(key.id()).toBytes());
        database.put(batch, Column.SUBJECTS, keyRow(key.id()), chained(key, Optional.empty()));
        newest.put(name, key);
        return key;
    }

    /** The key with an id, unless it was destroyed. */
    Optional<SealKey> find(long id) {
        return database.get(Column.SUBJECTS, keyRow(id))
                .map(row -> decode(id, row).key());
    }

    /** The same as of a snapshot. */
    static Optional<SealKey> find(long id, DatabaseSnapshot snapshot) {
        return snapshot.get(Column.SUBJECTS, keyRow(id))
                .map(row -> decode(id, row).key());
    }

    @Override
    public void destroyAndWrite(Map<String, Long> upTo, WriteBatch batch, Runnable write) {
        lock.lock();
        try {
            upTo.forEach((subject, offset) -> destroy(subject, offset, batch));
            database.put(batch, Column.META, Rows.SCRUB, new byte[0]);
            destroyed += upTo.size();
            write.run();
        } finally {
            lock.unlock();
        }
    }

    private void destroy(String subject, long upTo, WriteBatch batch) {
        List<Chained> kept = new ArrayList<>();
        boolean destroyed = false;
        Optional<Long> next = database.get(Column.SUBJECTS, nameRow(subject)).map(SubjectKeys::id);
        while (next.isPresent()) {
            Chained chained = stored(next.get());
            if (chained.key().id() > upTo) {
                kept.add(chained);
            } else {
                database.delete(batch, Column.SUBJECTS, keyRow(chained.key().id()));
                destroyed = true;
            }
            next = chained.older();
        }
        if (kept.isEmpty()) {
            database.delete(batch, Column.SUBJECTS, nameRow(subject));
            newest.remove(subject);
        } else if (destroyed) {
            SealKey oldest = kept.get(kept.size() - 1).key();
            database.put(batch, Column.SUBJECTS, keyRow(oldest.id()), chained(oldest, Optional.empty()));
        }
    }

    private Optional<SealKey> newest(String subject) {
        Optional<SealKey> cached = newest.get(subject);
        if (cached.isPresent()) {
            return cached;
        }
        return database.get(Column.SUBJECTS, nameRow(subject))
                .map(row -> stored(id(row)).key());
    }

    private Chained stored(long id) {
        return database.get(Column.SUBJECTS, keyRow(id))
                .map(row -> decode(id, row))
                .orElseThrow(() -> new IllegalStateException("a subject names a key that is not there"));
    }

    private SealKey newKey(long id) {
        byte[] secret = new byte[SealKey.SECRET_BYTES];
        random.nextBytes(secret);
        return new SealKey(id, secret);
    }

    private record Chained(SealKey key, Optional<Long> older) {}

    private static byte[] chained(SealKey key, Optional<Long> older) {
        ByteWriter writer = new ByteWriter().raw(key.secret());
        older.ifPresent(writer::fixed);
        return writer.toBytes();
    }

    private static Chained decode(long id, byte[] row) {
        byte[] secret = Arrays.copyOf(row, SealKey.SECRET_BYTES);
        Optional<Long> older = row.length == SealKey.SECRET_BYTES
                ? Optional.empty()
                : Optional.of(id(Arrays.copyOfRange(row, SealKey.SECRET_BYTES, row.length)));
        return new Chained(new SealKey(id, secret), older);
    }

    private static long id(byte[] row) {
        return new ByteReader(row).fixed();
    }

    private static byte[] nameRow(String subject) {
        return new ByteWriter()
                .one(NAME)
                .raw(subject.getBytes(StandardCharsets.UTF_8))
                .toBytes();
    }

    private static byte[] keyRow(long id) {
        return new ByteWriter().one(KEY).fixed(id).toBytes();
    }
}
