package io.tieback.learn.boost;

import io.github.metarank.lightgbm4j.LGBMBooster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Loads LightGBM's native code from a folder of this process's own. Its wrapper unpacks the libraries under fixed names
 * into the folder for temporary files, where a second process would write over what the first is running: it crashes.
 */
final class NativeTrainer {
    private static final String FOLDER = "java.io.tmpdir";

    private static boolean loaded;

    private NativeTrainer() {}

    /**
     * Loads it, once.
     *
     * @throws UncheckedIOException if there is no place for it
     */
    static synchronized void load() {
        if (loaded) {
            return;
        }
        String usual = String.valueOf(System.getProperty(FOLDER));
        try {
            Path own = Files.createTempDirectory("tieback-trainer");
            own.toFile().deleteOnExit();
            List.of("lib_lightgbm.so", "lib_lightgbm_swig.so")
                    .forEach(name -> own.resolve(name).toFile().deleteOnExit());
            System.setProperty(FOLDER, own.toString());
            LGBMBooster.loadNative();
            loaded = true;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            System.setProperty(FOLDER, usual);
        }
    }
}
