package io.tieback.embedded;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Requests in line for the committer. The door bounds what it lets in by {@link #rows} and {@link #bytes}. */
final class Waiting {
    private static final long GROUP_BYTES = 8L * 1024 * 1024;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<AppendRequest> line = new ArrayDeque<>();
    // written under the lock, read without
    private volatile long rows;
    private volatile long bytes;
    private boolean closed;

    /** Rows in line. */
    long rows() {
        return rows;
    }

    /** Bytes in line. */
    long bytes() {
        return bytes;
    }

    /** Stands in line; false if the line is closed. */
    boolean add(AppendRequest request) {
        lock.lock();
        try {
            if (!closed) {
                line.addLast(request);
                rows += request.rows().size();
                bytes += request.bytes();
                changed.signal();
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for the next group: the first request and those behind it as long as they fit.
     *
     * @return empty when the line is closed and empty
     */
    List<AppendRequest> next(int groupRows) {
        lock.lock();
        try {
            while (line.isEmpty() && !closed) {
                changed.awaitUninterruptibly();
            }
            return takeGroup(groupRows);
        } finally {
            lock.unlock();
        }
    }

    /** Lets nobody in any more; who is in line is still served. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private List<AppendRequest> takeGroup(int groupRows) {
        List<AppendRequest> group = new ArrayList<>();
        long groupBytes = 0;
        long count = 0;
        while (!line.isEmpty()) {
            AppendRequest next = line.getFirst();
            groupBytes += next.bytes();
            count += next.rows().size();
            if (!group.isEmpty() && (groupBytes > GROUP_BYTES || count > groupRows)) {
                break;
            }
            group.add(line.removeFirst());
            rows -= next.rows().size();
            bytes -= next.bytes();
        }
        return group;
    }
}
