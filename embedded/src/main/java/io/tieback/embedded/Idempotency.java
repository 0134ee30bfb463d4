package io.tieback.embedded;

import io.tieback.engine.codec.ByteReader;
import io.tieback.engine.codec.ByteWriter;
import io.tieback.engine.codec.Codec;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;

/**
 * Replies to keyed requests, stored in the batch of their rows. Rows: 1, SHA-256 of the scope → reply; 2, receivedAt,
 * the same hash → nothing, by which old replies are found.
 */
final class Idempotency {
    private static final int BY_SCOPE = 1;
    private static final int BY_TIME = 2;

    private final Database database;
    private final Duration kept;

    Idempotency(Database database, Duration kept) {
        this.database = database;
        this.kept = kept;
    }

    /** What was answered, to which body, when. */
    record Stored(Instant receivedAt, byte[] bodyHash, byte[] reply) {
        static final Codec<Stored> CODEC = Codec.versioned(
                1,
                (w, s) -> w.instant(s.receivedAt()).blob(s.bodyHash()).blob(s.reply()),
                r -> new Stored(r.instant(), r.blob(), r.blob()));
    }

    /** The name of a scope in the store: scopes are long and may hold what clients chose. */
    static byte[] hash(String scope) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(scope.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }

    /** The reply under a scope, if it is still kept at {@code now}. */
    Optional<Stored> find(byte[] scopeHash, Instant now) {
        return database.get(Column.IDEMPOTENCY, scopeRow(scopeHash))
                .map(Stored.CODEC::decode)
                .filter(stored -> stored.receivedAt().plus(kept).isAfter(now));
    }

    void store(byte[] scopeHash, Stored stored, WriteBatch batch) {
        database.put(batch, Column.IDEMPOTENCY, scopeRow(scopeHash), Stored.CODEC.encode(stored));
        database.put(batch, Column.IDEMPOTENCY, timeRow(stored.receivedAt(), scopeHash), new byte[0]);
    }

    /** Removes replies that are past their time, oldest first; a scope that was used again keeps its newer reply. */
    void expire(Instant now, int atMost, WriteBatch batch) {
        int removed = 0;
        try (RocksIterator rows = database.iterator(Column.IDEMPOTENCY)) {
            for (rows.seek(new byte[] {BY_TIME}); rows.isValid() && removed < atMost; rows.next()) {
                ByteReader reader = new ByteReader(rows.key());
                reader.one();
                Instant receivedAt = reader.orderedInstant();
                if (receivedAt.plus(kept).isAfter(now)) {
                    return;
                }
                byte[] scopeHash = Arrays.copyOfRange(rows.key(), 1 + Long.BYTES, rows.key().length);
                removeIfOf(receivedAt, scopeHash, batch);
                database.delete(batch, Column.IDEMPOTENCY, rows.key());
                removed++;
            }
            Database.check(rows);
        }
    }

    private void removeIfOf(Instant receivedAt, byte[] scopeHash, WriteBatch batch) {
        database.get(Column.IDEMPOTENCY, scopeRow(scopeHash))
                .map(Stored.CODEC::decode)
                .filter(stored -> stored.receivedAt().equals(receivedAt))
                .ifPresent(old -> database.delete(batch, Column.IDEMPOTENCY, scopeRow(scopeHash)));
    }

    private static byte[] scopeRow(byte[] scopeHash) {
        return new ByteWriter().one(BY_SCOPE).raw(scopeHash).toBytes();
    }

    private static byte[] timeRow(Instant receivedAt, byte[] scopeHash) {
        return new ByteWriter()
                .one(BY_TIME)
                .orderedInstant(receivedAt)
                .raw(scopeHash)
                .toBytes();
    }
}
