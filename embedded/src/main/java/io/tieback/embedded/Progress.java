package io.tieback.embedded;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** How far the log was written and processed, and whether the store failed: what the threads tell each other. */
final class Progress {
    private static final double RATE_SECONDS = 5;
    private static final double MAX_RETRY_SECONDS = 60;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private volatile long appended;
    private volatile long processed;
    private volatile Optional<StorageFailedException> failure = Optional.empty();
    private volatile Optional<Instant> timer = Optional.empty();
    private volatile double rowsPerSecond;
    private long lastProcessedNanos = System.nanoTime();
    private volatile long changes;
    private boolean stopping;

    /**
     * Starts where the store stands.
     *
     * @param appended offset of the next input to be written
     * @param processed offset of the next input to be processed
     */
    Progress(long appended, long processed) {
        this.appended = appended;
        this.processed = processed;
    }

    long appended() {
        return appended;
    }

    long processed() {
        return processed;
    }

    void appendedTo(long next) {
        locked(() -> appended = next);
    }

    void processedTo(long next, Optional<Instant> nextTimer) {
        locked(() -> {
            long now = System.nanoTime();
            double seconds = Math.max(now - lastProcessedNanos, 1) / 1e9;
            double share = 1 - Math.exp(-seconds / RATE_SECONDS);
            rowsPerSecond += share * ((next - processed) / seconds - rowsPerSecond);
            lastProcessedNanos = now;
            processed = next;
            timer = nextTimer;
        });
    }

    /** About how long it takes to process {@code rows}, 1 to 60 s. */
    Duration timeFor(long rows) {
        double seconds = rows / Math.max(rowsPerSecond, 1);
        return Duration.ofSeconds((long) Math.ceil(Math.min(Math.max(seconds, 1), MAX_RETRY_SECONDS)));
    }

    /** From now on nothing is acknowledged. The first cause stays. */
    void fail(StorageFailedException cause) {
        locked(() -> failure = failure.isPresent() ? failure : Optional.of(cause));
    }

    Optional<StorageFailedException> failure() {
        return failure;
    }

    /** @throws StorageFailedException if the store failed before, with the first cause */
    void requireSound() {
        failure.ifPresent(cause -> {
            throw new StorageFailedException("the store failed before and needs a restart", cause);
        });
    }

    void stop() {
        locked(() -> stopping = true);
    }

    boolean isStopping() {
        lock.lock();
        try {
            return stopping;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until something is there to be processed, the end is near, or time is up. */
    void awaitWork(Duration atMost) {
        await(atMost, () -> processed < appended || stopping);
    }

    /** When the first timer is due, as of the last commit. */
    Optional<Instant> nextTimer() {
        return timer;
    }

    /** Waits until something changes, or time is up. */
    void awaitChange(Duration atMost) {
        long before = changes;
        await(atMost, () -> changes != before || failure.isPresent() || stopping);
    }

    private void await(Duration atMost, BooleanSupplier reached) {
        long left = atMost.toNanos();
        lock.lock();
        try {
            while (!reached.getAsBoolean() && left > 0) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
            changes++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
