package io.tieback.cli.run;

import io.tieback.cli.CommandFailure;
import io.tieback.cli.ExitCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The folder that a run works in: one that its user named, or one of its own that goes when it ends. */
public final class DataDirs {
    private DataDirs() {}

    /** A new temporary folder. */
    public static Path temporary() {
        try {
            return Files.createTempDirectory("tieback-");
        } catch (IOException failed) {
            throw new CommandFailure(
                    ExitCode.ENVIRONMENT,
                    "There is no place for temporary files (" + failed.getMessage() + ").",
                    "Free some disk, or name a folder with --data-dir.");
        }
    }

    /** Whether the folder is there and has something in it. */
    public static boolean isUsed(Path dir) {
        if (!Files.isDirectory(dir)) {
            return false;
        }
        try (Stream<Path> files = Files.list(dir)) {
            return files.findAny().isPresent();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Removes the folder with all that is in it, as far as that can be done. */
    public static void remove(Path dir) {
        try (Stream<Path> files = Files.walk(dir)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException left) {
            // It lies in the folder for temporary files, which the system clears.
        }
    }
}
