package io.tieback.embedded;

import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Keeps the store open while somebody reads it: its memory is not Java's, and a late reader would crash us. */
final class Gate {
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private boolean shut;

    /** @throws IllegalStateException if the store is closed */
    Pass enter() {
        lock.readLock().lock();
        if (shut) {
            lock.readLock().unlock();
            throw new IllegalStateException("the runtime is closed");
        }
        return () -> lock.readLock().unlock();
    }

    /** Lets nobody in any more and waits until all are out. */
    void shut() {
        lock.writeLock().lock();
        try {
            shut = true;
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Whoever holds it is inside; leaves by closing, on the same thread. */
    interface Pass extends AutoCloseable {
        @Override
        void close();
    }
}
