package io.tieback.embedded;

import java.time.Duration;
import org.rocksdb.WriteBatch;

/**
 * Rids the disk of keys that erasures destroyed. Deleting a row only hides it: its bytes stay in the write-ahead log
 * and in older files until those are rewritten. So a while after an erasure everything is flushed, which ends that
 * log, and the keys' files are compacted. One thread.
 */
final class KeyScrubber implements Runnable {
    /** Erasures within this time are scrubbed together. */
    static final Duration DELAY = Duration.ofMinutes(1);

    private final Database database;
    private final SubjectKeys keys;
    private boolean stopping;

    KeyScrubber(Database database, SubjectKeys keys) {
        this.database = database;
        this.keys = keys;
    }

    @Override
    public void run() {
        while (awaitNext()) {
            try {
                scrub();
            } catch (StorageFailedException failed) {
                return; // who writes next finds out, and what is due is still due after a restart
            }
        }
    }

    /** Scrubs if something is due. */
    synchronized void scrub() {
        if (stopping || database.get(Column.META, Rows.SCRUB).isEmpty()) {
            return;
        }
        long destroyed = keys.destroyed();
        database.flush();
        database.compact(Column.SUBJECTS);
        keys.lock().lock();
        try (WriteBatch batch = new WriteBatch()) {
            if (destroyed == keys.destroyed()) {
                database.delete(batch, Column.META, Rows.SCRUB);
                database.writeUnsynced(batch);
            }
        } finally {
            keys.lock().unlock();
        }
    }

    synchronized void stop() {
        stopping = true;
        notifyAll();
    }

    private synchronized boolean awaitNext() {
        long until = System.nanoTime() + DELAY.toNanos();
        try {
            for (long left = DELAY.toMillis(); left > 0 && !stopping; left = (until - System.nanoTime()) / 1_000_000) {
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        return !stopping;
    }
}
