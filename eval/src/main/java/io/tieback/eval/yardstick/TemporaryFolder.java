package io.tieback.eval.yardstick;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder of a yardstick's own, gone with all that is in it when it is closed, or when the JVM is ended before. */
public final class TemporaryFolder implements AutoCloseable {
    private final Path path;
    private final Thread ending = new Thread(this::remove);

    private TemporaryFolder(Path path) {
        this.path = path;
    }

    /** @throws UncheckedIOException if there is no place for one */
    public static TemporaryFolder create() {
        try {
            TemporaryFolder folder = new TemporaryFolder(Files.createTempDirectory("tieback-eval"));
            Runtime.getRuntime().addShutdownHook(folder.ending);
            return folder;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    @Override
    public void close() {
        remove();
        Runtime.getRuntime().removeShutdownHook(ending);
    }

    private void remove() {
        try (Stream<Path> files = Files.walk(path)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }
}
