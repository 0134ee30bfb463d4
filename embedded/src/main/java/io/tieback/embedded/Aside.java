package io.tieback.embedded;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * Something that a thread of its own works out meanwhile. Closing waits for its end, so that whatever it reads may be
 * closed behind it.
 */
final class Aside<T> implements AutoCloseable {
    private final CompletableFuture<T> result;

    private Aside(CompletableFuture<T> result) {
        this.result = result;
    }

    /** Begins in a thread of that name. */
    static <T> Aside<T> begin(String thread, Supplier<T> work) {
        return new Aside<>(CompletableFuture.supplyAsync(work, task -> {
            Thread worker = new Thread(task, thread);
            worker.setDaemon(true);
            worker.start();
        }));
    }

    /** What it came to; throws what it threw. */
    T await() {
        try {
            return result.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw e;
        }
    }

    @Override
    public void close() {
        result.handle((done, thrown) -> true).join();
    }
}
