package io.tieback.world.write;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Writes a world in two passes. First every thread makes chunks of households and spills their lines over buckets of
 * time; then the buckets are sorted in memory, several at a time, and appended to the files in order. A line's place
 * follows from its own sort key (time, household, sequence), so the bytes do not depend on the number of threads.
 */
public final class ParallelWriter {
    /** So that it takes some 80 MB to sort. */
    private static final long BYTES_PER_BUCKET = 15_000_000;

    private static final int MOST_BUCKETS = 3_000;

    private static final int MOST_SORTED_AT_ONCE = 3;

    private final Path directory;
    private final int threads;
    private final Progress progress;

    /** Told how far the work is; called from several threads. */
    @FunctionalInterface
    public interface Progress {
        /**
         * @param step what is being done, in a few words that the numbers can follow
         * @param done how much of it
         * @param total of how much
         */
        void at(String step, int done, int total);
    }

    /** Makes the lines of one chunk of households at a time. Used by one thread. */
    @FunctionalInterface
    public interface ChunkMaker {
        /** Makes all lines of a chunk; {@code household} is told before each household's lines. */
        void make(int chunk, LineSink sink, java.util.function.IntConsumer household);
    }

    /** @param directory to write into; made if absent */
    public ParallelWriter(Path directory, int threads, Progress progress) {
        this.directory = directory;
        this.threads = threads;
        this.progress = progress;
    }

    /**
     * Writes all files.
     *
     * @param chunks how many there are
     * @param people in the world
     * @param days it lasts
     * @param bytes that will be written, roughly
     * @param makers gives each thread its maker
     * @return what was written, in the order of {@link OutputFile}
     * @throws UncheckedIOException if a file cannot be written
     */
    public List<WrittenFile> write(int chunks, int people, int days, long bytes, Supplier<ChunkMaker> makers) {
        Path spilled = directory.resolve(".spill");
        long wanted = bytes / BYTES_PER_BUCKET;
        int buckets = (int) Math.max(1, Math.min(MOST_BUCKETS, wanted));
        var spill = new Spill(spilled, buckets, days * 86_400_000L, people);
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            spill.clear(); // of a run that was ended
            Files.createDirectories(spilled);
            spillAll(executor, spill, chunks, makers);
            return sortAll(executor, spill);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            end(executor);
            spill.clear();
        }
    }

    /** Waits for those who still write. */
    private static void end(ExecutorService executor) {
        executor.shutdownNow();
        try {
            executor.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void spillAll(ExecutorService executor, Spill spill, int chunks, Supplier<ChunkMaker> makers) {
        var next = new AtomicInteger();
        var done = new AtomicInteger();
        var running = new ArrayList<Future<?>>();
        for (int i = 0; i < threads; i++) {
            running.add(executor.submit(() -> {
                ChunkMaker maker = makers.get();
                try (var writer = new SpillWriter(spill, threads)) {
                    for (int chunk = next.getAndIncrement(); chunk < chunks; chunk = next.getAndIncrement()) {
                        maker.make(chunk, writer, writer::household);
                        progress.at("making lives, part", done.incrementAndGet(), chunks);
                    }
                }
            }));
        }
        running.forEach(ParallelWriter::await);
    }

    private List<WrittenFile> sortAll(ExecutorService executor, Spill spill) {
        var sorting = new ArrayDeque<Future<SortedBucket>>();
        int submitted = 0;
        var files = new SortedFiles(directory);
        try (files) {
            for (int bucket = 0; bucket < spill.buckets(); bucket++) {
                while (submitted < Math.min(spill.buckets(), bucket + Math.min(threads, MOST_SORTED_AT_ONCE))) {
                    int next = submitted++;
                    sorting.add(executor.submit(() -> SortedBucket.of(spill.take(next))));
                }
                files.append(await(sorting.remove()));
                progress.at("sorting lines, part", bucket + 1, spill.buckets());
            }
        }
        return files.written();
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while writing the world", interrupted);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failed.getCause());
        }
    }
}
