package io.tieback.cli.client;

import io.tieback.cli.CommandFailure;
import io.tieback.cli.ExitCode;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Where to ask: a data directory that no server has open, or a server with a key. */
public final class Source {
    @Option(names = "--data-dir", paramLabel = "DIR", description = "This data directory, which no server has open.")
    private Optional<Path> dataDir = Optional.empty();

    @ArgGroup(exclusive = false)
    private @Nullable Server server;

    /** A server and a key to ask it with. */
    static final class Server {
        @Option(names = "--server", paramLabel = "URL", required = true, description = "This server.")
        @SuppressWarnings("NullAway.Init") // picocli sets it before call
        private URI uri;

        @Option(
                names = "--keys",
                paramLabel = "FILE",
                description =
                        "Ask with the platform's key of this file, which serve --new-keys wrote. Without it, with "
                                + "the key in the environment variable TIEBACK_KEY.")
        private Optional<Path> keys = Optional.empty();
    }

    /** Asks a server, with a key. */
    @FunctionalInterface
    public interface Question<T> {
        /** Asks. */
        T ask(ApiClient client, String key);
    }

    /** Asks the server, if one is named; else {@code reader} has the data directory. */
    public <T> T ask(Question<T> question, Function<Path, T> reader) {
        return server != null
                ? question.ask(new ApiClient(server.uri), key(server))
                : reader.apply(dataDir.orElseThrow());
    }

    private static String key(Server server) {
        return server.keys
                .map(file -> KeyFile.read(file).platformKey())
                .or(() -> Optional.ofNullable(System.getenv("TIEBACK_KEY")))
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.USAGE,
                        "There is no key to ask the server with.",
                        "Name a file of keys with --keys, or set TIEBACK_KEY."));
    }
}
