package io.tieback.embedded;

import io.tieback.core.identity.UserMatcher;
import io.tieback.engine.pipeline.PipelineSettings;
import io.tieback.engine.pipeline.VisibilityPipeline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;

/**
 * Tieback in one process: a log, the steps, and their answers in one RocksDB. What the {@link #door} acknowledged is
 * synced; what {@link #readings} answer is committed.
 *
 * <p>Two threads: one writes the log in groups, one processes it in order. Kill it at any time: opening goes on where
 * the store stands.
 */
public final class EmbeddedRuntime implements AutoCloseable {
    private static final Duration LONGEST_NAP = Duration.ofMillis(20);

    private final DataDirectory directory;
    private final DirectoryLock lock;
    private final OpenStore store;
    private final Gate gate = new Gate();
    private final Progress progress;
    private final Committer committer;
    private final Processor processor;
    private final Door door;
    private final Releases releases;
    private final Restating restating;
    private final Readings readings;
    private final People people;
    private final Thread committing;
    private final Thread processing;
    private final KeyScrubber scrubber;
    private final Thread scrubbing;
    private final int loggedPerMille;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedRuntime(Opened opened, Parts parts) {
        this.directory = opened.directory();
        this.loggedPerMille = opened.pipeline().userMatching().loggedPerMille();
        this.lock = opened.lock();
        this.store = opened.store();
        LogEnd end = opened.end();
        this.progress = new Progress(end.appended(), end.processed());
        this.committer = new Committer(store, progress, parts.settings(), parts.clock(), end);
        this.door = new Door(
                store,
                gate,
                progress,
                committer,
                opened.shelf(),
                parts.settings().door());
        this.releases = new Releases(opened.shelf(), committer, door);
        this.restating = new Restating(store.database(), gate, committer, progress, door);
        this.processor = new Processor(
                store.database(),
                store.keys(),
                parts.pipeline().apply(opened.shelf()::matcher),
                parts.settings(),
                end.processed(),
                progress::processedTo);
        this.readings =
                new Readings(store.database(), gate, progress, parts.settings().pipeline(), store.random());
        this.people = new People(store.database(), gate, door, parts.settings().pipeline());
        PipelineLoop loop = new PipelineLoop(store, processor, progress, door, parts.settings());
        this.committing = thread("tieback-log", committer);
        this.processing = thread("tieback-pipeline", loop);
        this.scrubber = new KeyScrubber(store.database(), store.keys());
        this.scrubbing = thread("tieback-scrub", scrubber);
        scrubbing.start();
        committing.start();
        processing.start();
    }

    /**
     * Opens or makes a data directory.
     *
     * @param clock gives receivedAt, of which only the running maximum counts
     * @throws DataDirectoryBusyException if another runtime has it open
     * @throws DataFormatException if it was made by an unknown version or with other pipeline settings, or a release
     *     that was in service is missing or damaged
     * @throws StorageFailedException if the store does not open
     */
    public static EmbeddedRuntime open(Path dataDir, EmbeddedSettings settings, InstantSource clock) {
        Opened opened = Opened.open(dataDir, settings);
        EmbeddedSettings made = settings.withPipeline(opened.pipeline());
        return new EmbeddedRuntime(
                opened, new Parts(releases -> VisibilityPipeline.of(made.pipeline(), releases), made, clock));
    }

    static EmbeddedRuntime open(Path dataDir, Parts parts) {
        return new EmbeddedRuntime(Opened.open(dataDir, parts.settings()), parts);
    }

    /**
     * What a runtime is put together from.
     *
     * @param pipeline makes it, given the releases of user match by version
     */
    record Parts(
            Function<IntFunction<Optional<UserMatcher>>, VisibilityPipeline> pipeline,
            EmbeddedSettings settings,
            InstantSource clock) {}

    /** Where inputs come in. */
    public Door door() {
        return door;
    }

    /** Committed answers. */
    public Readings readings() {
        return readings;
    }

    /** Which release of user match serves. */
    public Releases releases() {
        return releases;
    }

    /** Has acts of the past judged again. */
    public Restating restating() {
        return restating;
    }

    /** Which users are one person. */
    public People people() {
        return people;
    }

    /** Of how many of a thousand acts the candidates are kept, as the directory was made with. */
    public int loggedPerMille() {
        return loggedPerMille;
    }

    /** The tenant's secret under which identifiers are keyed; its id is 1. */
    public byte[] pepperSecret() {
        return directory.pepper();
    }

    /**
     * Waits until everything appended is processed and no timer is due by the clock.
     *
     * @return false if time was up, or the store failed
     */
    public boolean awaitQuiet(Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!isQuiet()) {
            Duration left = Duration.ofNanos(deadline - System.nanoTime());
            if (left.isNegative() || progress.failure().isPresent() || closed.get()) {
                return false;
            }
            progress.awaitChange(left.compareTo(LONGEST_NAP) < 0 ? left : LONGEST_NAP);
        }
        return true;
    }

    /** Finishes the micro-batch and the log's group, then closes. Closing twice does nothing. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        progress.stop();
        scrubber.stop();
        join(scrubbing);
        join(processing);
        committer.waiting().close();
        join(committing);
        gate.shut();
        processor.close();
        store.watermark().close();
        store.database().close();
        lock.close();
    }

    /** Rids the disk of destroyed keys now; see {@link KeyScrubber}. */
    void scrub() {
        scrubber.scrub();
    }

    private boolean isQuiet() {
        boolean timerDue =
                progress.nextTimer().filter(due -> !due.isAfter(door.now())).isPresent();
        return progress.processed() == progress.appended()
                && committer.waiting().rows() == 0
                && !timerDue;
    }

    private static Thread thread(String name, Runnable body) {
        Thread thread = new Thread(body, name);
        thread.setDaemon(true);
        return thread;
    }

    private static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Where a store stands.
     *
     * @param appended offset of the next input to be written
     * @param processed offset of the next input to be processed
     * @param latest the last stamp in the log
     * @param rollout which release judges what comes next
     */
    record LogEnd(long appended, long processed, Instant latest, Rollout rollout) {
        static LogEnd of(Database database) {
            long processed =
                    database.get(Column.META, Rows.PROCESSED).map(Rows::number).orElse(0L);
            try (RocksIterator log = database.iterator(Column.LOG)) {
                log.seekToLast();
                Database.check(log);
                if (!log.isValid()) {
                    return new LogEnd(0, processed, Instant.EPOCH, Rollout.NONE).checked();
                }
                LogEntry last = LogEntry.of(log.key(), log.value());
                return new LogEnd(last.offset() + 1, processed, last.position().receivedAt(), Rollout.of(database))
                        .checked();
            }
        }

        private LogEnd checked() {
            if (processed > appended) {
                throw new DataFormatException("the state is ahead of the log, which is damaged; restore a backup");
            }
            return this;
        }
    }

    /** A directory that is locked and open. */
    private record Opened(
            DataDirectory directory,
            DirectoryLock lock,
            OpenStore store,
            ReleaseShelf shelf,
            LogEnd end,
            PipelineSettings pipeline) {
        static Opened open(Path root, EmbeddedSettings settings) {
            try {
                Files.createDirectories(root);
            } catch (IOException e) {
                throw new UncheckedIOException("the data directory cannot be made", e);
            }
            DirectoryLock lock = DirectoryLock.take(root);
            try {
                SecureRandom random = new SecureRandom();
                DataDirectory directory = DataDirectory.prepare(root, random);
                Database database = Database.open(directory.store(), settings.store());
                try {
                    PipelineSettings pipeline = settled(database, settings.pipeline());
                    requirePepper(database, directory);
                    LogEnd end = LogEnd.of(database);
                    ReleaseShelf shelf = new ReleaseShelf(root, settings.releases());
                    shelf.load(end.rollout());
                    Watermark watermark = Watermark.open(root);
                    watermark.requireReached(end.appended());
                    // what is not processed may hold erasures
                    long lastErasure = end.appended() > end.processed() ? end.appended() - 1 : -1;
                    SubjectKeys keys = new SubjectKeys(database, random, lastErasure);
                    Idempotency idempotency =
                            new Idempotency(database, settings.door().idempotencyKept());
                    OpenStore store = new OpenStore(database, keys, idempotency, watermark, random);
                    return new Opened(directory, lock, store, shelf, end, pipeline);
                } catch (RuntimeException e) {
                    database.close();
                    throw e;
                }
            } catch (RuntimeException e) {
                lock.close();
                throw e;
            }
        }

        /** With another pepper every identifier would be a stranger. */
        private static void requirePepper(Database database, DataDirectory directory) {
            byte[] fingerprint = directory.pepperFingerprint();
            Optional<byte[]> kept = database.get(Column.META, Rows.PEPPER);
            if (kept.isEmpty()) {
                try (WriteBatch batch = new WriteBatch()) {
                    database.put(batch, Column.META, Rows.PEPPER, fingerprint);
                    database.writeSynced(batch);
                }
            } else if (!Arrays.equals(kept.get(), fingerprint)) {
                throw new DataFormatException("the pepper file is not the one that the data directory was made with;"
                        + " restore it from a backup");
            }
        }

        /** The settings that the directory was made with, which may differ from those given in what is logged alone. */
        private static PipelineSettings settled(Database database, PipelineSettings wished) {
            Optional<byte[]> kept = database.get(Column.META, Rows.SETTINGS);
            PipelineSettings settings = kept.map(SettingsCodec.SETTINGS::decode)
                    .map(made -> made.userMatching().loggedPerMille())
                    .map(wished::withLoggedPerMille)
                    .orElse(wished);
            byte[] given = SettingsCodec.SETTINGS.encode(settings);
            if (kept.isEmpty()) {
                try (WriteBatch batch = new WriteBatch()) {
                    database.put(batch, Column.META, Rows.SETTINGS, given);
                    database.writeSynced(batch);
                }
            } else if (!Arrays.equals(kept.get(), given)) {
                throw new DataFormatException("the data directory was made with "
                        + SettingsCodec.SETTINGS.decode(kept.get()) + " and must be used with these, not with "
                        + settings);
            }
            return settings;
        }
    }
}
