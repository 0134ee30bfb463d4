package io.tieback.cli;

import io.tieback.cli.client.LocalServer;
import io.tieback.server.control.ControlPlane;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.function.Function;

/** Advertisers and keys of a data directory. A server that has it open sees a change within a second. */
public final class ControlFile {
    private static final String NAME = "control.sqlite";

    private ControlFile() {}

    /** Does something with them, on a directory that a server has opened before. */
    public static <T> T use(Path dataDir, Function<ControlPlane, T> work) {
        Path file = dataDir.resolve(NAME);
        if (!Files.isRegularFile(file)) {
            throw new CommandFailure(
                    ExitCode.INPUT,
                    dataDir + " is no data directory.",
                    "Name the folder of 'tieback serve --data-dir', or start that first.");
        }
        return LocalServer.explained(dataDir, () -> {
            try (ControlPlane control = ControlPlane.open(file, InstantSource.system(), new SecureRandom())) {
                return work.apply(control);
            }
        });
    }
}
