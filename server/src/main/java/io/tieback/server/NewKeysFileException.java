package io.tieback.server;

import io.tieback.server.control.ControlPlane;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keys are to be made, and the file that was named for them cannot take them; none were made. */
public final class NewKeysFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private NewKeysFileException(String message) {
        super(message);
    }

    /** @throws NewKeysFileException if there is such a file: what it holds may be the only copy of other keys */
    static void requireAbsent(Path file) {
        if (Files.exists(file)) {
            throw new NewKeysFileException(file + " is there already, and first keys are not written over it");
        }
    }

    /** @throws NewKeysFileException if keys are going to be made and cannot be written into this file */
    static void require(Path file, ControlPlane control) {
        if (control.keys().isEmpty()) {
            requireAbsent(file);
        }
        Path folder = file.toAbsolutePath().getParent();
        if (Files.notExists(file) && (folder == null || !Files.isWritable(folder))) {
            throw new NewKeysFileException(file + " cannot be written, as its folder is missing or not yours");
        }
    }
}
