package io.tieback.embedded;

import io.tieback.engine.pipeline.PipelineSettings;
import io.tieback.engine.pipeline.VisibilityPipeline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Checks all laws on a data directory that nobody has open, and changes nothing in it. For the replay it needs about as
 * much room as the store, in the directory {@value #SCRATCH}, which it removes.
 */
public final class Verification {
    private static final String SCRATCH = "verification";

    private Verification() {}

    /** Hears how far the work has come. */
    public interface Watcher {
        /**
         * Some more is done.
         *
         * @param phase what is at work
         * @param done log records or rows done in this phase
         * @param of how many there are; 0 if that is not known
         */
        void at(String phase, long done, long of);
    }

    /**
     * Checks conservation, credit, rollups and replay.
     *
     * @param releases reads the releases of user match that were in service
     * @return each law, held or not
     * @throws DataDirectoryBusyException if a runtime has the directory open
     * @throws DataFormatException if it is no data directory of a format that is known, or a release that was in
     *     service is missing or damaged
     * @throws StorageFailedException if the store cannot be read: damage that its checksums found
     */
    public static List<Law> run(Path dataDir, ReleaseReader releases, Watcher watcher) {
        ReleaseShelf shelf = new ReleaseShelf(dataDir, releases);
        DataDirectory directory = DataDirectory.existing(dataDir);
        Path scratch = dataDir.resolve(SCRATCH);
        try (DirectoryLock lock = DirectoryLock.take(dataDir)) {
            delete(scratch);
            try (Database source = Database.openReadOnly(directory.store(), StoreSettings.presets())) {
                requirePepper(source, directory);
                PipelineSettings settings = source.get(Column.META, Rows.SETTINGS)
                        .map(SettingsCodec.SETTINGS::decode)
                        .orElseThrow(() -> new DataFormatException("the store has no settings"));
                shelf.load(Rollout.of(source));
                VisibilityPipeline pipeline = VisibilityPipeline.of(settings, shelf::matcher);
                Audit audit = new Audit(source, settings, Watermark.of(dataDir));
                try (Aside<List<Law>> audited = Aside.begin("tieback-audit", audit::run);
                        Replay replay = new Replay(source, scratch, settings, pipeline)) {
                    List<Law> replayed = replay.run(watcher);
                    return Stream.concat(audited.await().stream(), replayed.stream())
                            .toList();
                }
            } finally {
                delete(scratch);
            }
        }
    }

    private static void requirePepper(Database source, DataDirectory directory) {
        boolean other = source.get(Column.META, Rows.PEPPER)
                .filter(kept -> !Arrays.equals(kept, directory.pepperFingerprint()))
                .isPresent();
        if (other) {
            throw new DataFormatException("the pepper file is not the one that the data directory was made with;"
                    + " restore it from a backup");
        }
    }

    private static void delete(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("what a verification left behind cannot be removed", e);
        }
    }
}
