package io.tieback.embedded;

import io.tieback.core.identity.UserMatchModel;
import java.io.IOException;
import java.nio.file.Path;

/** Reads a release of user match: what it looks like on disk is not the runtime's business. */
@FunctionalInterface
public interface ReleaseReader {
    /** For those who serve no release: a data directory that names one is then refused. */
    ReleaseReader NONE = folder -> {
        throw new IOException(folder + " cannot be read by this program");
    };

    /**
     * The model of a release.
     *
     * @throws IOException with a sentence for people, if the folder holds none, or was changed since it was written
     */
    UserMatchModel read(Path folder) throws IOException;
}
