package io.tieback.embedded;

import io.tieback.core.privacy.Seal;
import io.tieback.core.privacy.SealKey;
import io.tieback.core.report.Input;
import io.tieback.engine.codec.CorruptBytesException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.rocksdb.RocksIterator;

/**
 * Reads log rows in order, a page ahead of their processing: unsealing and decoding need no state, so another thread
 * does it meanwhile. What is destroyed by an erasure never seals a row behind it, so reading ahead reads the same.
 */
final class LogReader {
    private static final int PAGE = 512;

    private final Database database;
    private final LongFunction<Optional<SealKey>> keys;
    private final Seal seal = new Seal(new SecureRandom()::nextBytes);

    /** @param keys the keys of subjects, asked by the thread that reads ahead */
    LogReader(Database database, LongFunction<Optional<SealKey>> keys) {
        this.database = database;
        this.keys = keys;
    }

    /**
     * A row as it was read.
     *
     * @param row its entry and input, or why it cannot be decoded
     * @param isForgotten whether its personal part cannot be read any more
     */
    record Read(long offset, Row row, boolean isForgotten) {}

    /** What a row is. */
    sealed interface Row {}

    /** @param input throws what reading it threw */
    record Decoded(LogEntry entry, Supplier<Input> input) implements Row {}

    /** It cannot be decoded. */
    record Damaged(CorruptBytesException why) implements Row {}

    /**
     * Visits the rows {@code from <= offset < end}, until the visitor says stop.
     *
     * @throws IllegalStateException if the log ends before
     */
    void read(long from, long end, Predicate<Read> visitor) {
        List<Read> page = page(from, end);
        long next = from + page.size();
        while (next < end && !page.isEmpty()) {
            long ahead = next;
            try (Aside<List<Read>> following = Aside.begin("tieback-log-reader", () -> page(ahead, end))) {
                if (!page.stream().allMatch(visitor)) {
                    return;
                }
                page = following.await();
                next += page.size();
            }
        }
        if (page.stream().allMatch(visitor) && next < end) {
            throw new IllegalStateException("the log ends at offset " + next + " before " + end);
        }
    }

    private List<Read> page(long from, long end) {
        List<Read> page = new ArrayList<>();
        try (RocksIterator rows = database.iterator(Column.LOG)) {
            for (rows.seek(LogRow.key(from)); rows.isValid() && page.size() < Math.min(PAGE, end - from); rows.next()) {
                page.add(row(rows.key(), rows.value()));
            }
            Database.check(rows);
        }
        return page;
    }

    private Read row(byte[] key, byte[] value) {
        long offset = LogRow.offset(key);
        try {
            LogEntry entry = LogEntry.of(key, value);
            return new Read(offset, new Decoded(entry, input(entry)), entry.isForgotten(keys));
        } catch (CorruptBytesException unreadable) {
            return new Read(offset, new Damaged(unreadable), false);
        }
    }

    private Supplier<Input> input(LogEntry entry) {
        try {
            Input input = entry.input(keys, seal);
            return () -> input;
        } catch (StorageFailedException notTheRow) {
            throw notTheRow;
        } catch (RuntimeException thrown) {
            return () -> {
                throw thrown;
            };
        }
    }
}
