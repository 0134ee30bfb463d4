package io.tieback.cli.client;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.util.JavalinBindException;
import io.tieback.cli.CommandFailure;
import io.tieback.cli.ExitCode;
import io.tieback.embedded.DataDirectoryBusyException;
import io.tieback.embedded.DataFormatException;
import io.tieback.embedded.EmbeddedRuntime;
import io.tieback.embedded.EmbeddedSettings;
import io.tieback.embedded.ReleaseReader;
import io.tieback.embedded.StorageFailedException;
import io.tieback.embedded.StoreSettings;
import io.tieback.learn.match.UserMatchRelease;
import io.tieback.server.NewKeysFileException;
import io.tieback.server.ServerSettings;
import io.tieback.server.TiebackServer;
import io.tieback.server.control.ControlPlaneException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.function.Supplier;

/** Opens data directories and servers, and says in plain words why one does not open. */
public final class LocalServer {
    /** Reads releases of user match, which a data directory keeps. */
    public static final ReleaseReader RELEASES = UserMatchRelease::read;

    /** So long a command waits until what is in the log is processed; then it goes by what is. */
    public static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private LocalServer() {}

    /** Opens a server. */
    public static TiebackServer open(ServerSettings given, InstantSource clock) {
        ServerSettings settings = given.withRuntime(given.runtime().withReleases(RELEASES));
        try {
            return explained(settings.dataDir(), () -> TiebackServer.open(settings, clock));
        } catch (NewKeysFileException inTheWay) {
            throw new CommandFailure(
                    ExitCode.ENVIRONMENT,
                    "No keys were made: " + inTheWay.getMessage() + ".",
                    "Name another file, which is not there yet, in a folder that you may write to.");
        } catch (JavalinBindException taken) {
            throw new CommandFailure(
                    ExitCode.ENVIRONMENT,
                    "Cannot listen at " + settings.bindAddress() + ":" + settings.port() + ".",
                    "Is the port taken, or the address not this machine's? Choose others with --port and --bind.");
        }
    }

    /** The JSON document that answers a question to a data directory which nobody has open. */
    public static JsonNode answer(Path dataDir, Function<EmbeddedRuntime, byte[]> question) {
        if (!Files.isRegularFile(dataDir.resolve("FORMAT"))) {
            throw new CommandFailure(
                    ExitCode.INPUT,
                    dataDir + " is no data directory.",
                    "Name the folder of 'tieback serve --data-dir', or start that first.");
        }
        EmbeddedSettings settings =
                EmbeddedSettings.presets().withStore(StoreSettings.small()).withReleases(RELEASES);
        return explained(dataDir, () -> {
            try (EmbeddedRuntime runtime = EmbeddedRuntime.open(dataDir, settings, InstantSource.system())) {
                return JSON.readTree(question.apply(runtime));
            } catch (IOException impossible) {
                throw new UncheckedIOException("a document from memory", impossible);
            }
        });
    }

    /** Does something with a data directory that nobody may have open. */
    public static <T> T explained(Path dataDir, Supplier<T> work) {
        try {
            return work.get();
        } catch (DataDirectoryBusyException busy) {
            throw new CommandFailure(
                    ExitCode.ENVIRONMENT,
                    "Another process has " + dataDir + " open.",
                    "Stop that server first, or ask it over HTTP.");
        } catch (DataFormatException unknown) {
            throw new CommandFailure(
                    ExitCode.INPUT,
                    dataDir + " cannot be used: " + unknown.getMessage() + ".",
                    "Name a data directory of this version and these settings, or a new one.");
        } catch (StorageFailedException | ControlPlaneException | UncheckedIOException failed) {
            throw new CommandFailure(
                    ExitCode.ENVIRONMENT,
                    dataDir + " cannot be read or written: " + failed.getMessage() + ".",
                    "Check the disk, its free space and who may write there.");
        }
    }
}
