package io.tieback.cli.explain;

import com.fasterxml.jackson.databind.JsonNode;
import io.tieback.cli.CommandFailure;
import io.tieback.cli.ExitCode;
import io.tieback.cli.client.ApiClient;
import io.tieback.cli.client.KeyFile;
import io.tieback.cli.run.RunJson;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells the whole life of a report. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = {
            "Tells the whole life of a report: what the door said, which act it belongs to, who did it and by which "
                    + "evidence, which ads earned it, and every restatement with its cause. Asks a running server with "
                    + "a key, which decides how much is told; or reads a data directory that no server has open."
        })
public final class ExplainCommand implements Callable<Integer> {
    @Parameters(paramLabel = "REPORT-ID", description = "As the answer to the report named it.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private String reportId;

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private Source source;

    @Option(names = "--json", paramLabel = "FILE", description = "Also write it as one JSON object.")
    private Optional<Path> json = Optional.empty();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private CommandSpec spec;

    /** Where to read: one of the two. */
    static final class Source {
        @Option(names = "--data-dir", paramLabel = "DIR", description = "Read this data directory.")
        private Optional<Path> dataDir = Optional.empty();

        @ArgGroup(exclusive = false)
        private @Nullable Server server;
    }

    /** A server and a key to ask it with. */
    static final class Server {
        @Option(names = "--server", paramLabel = "URL", required = true, description = "Ask this server.")
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

    @Override
    public Integer call() {
        Server server = source.server;
        JsonNode life = server != null ? ask(server) : StoredLives.read(source.dataDir.orElseThrow(), reportId);
        Explanation.of(life).forEach(spec.commandLine().getOut()::println);
        spec.commandLine().getOut().flush();
        json.ifPresent(file -> RunJson.write(file, life));
        return ExitCode.OK.code();
    }

    private JsonNode ask(Server server) {
        String key = server.keys
                .map(file -> KeyFile.read(file).platformKey())
                .or(() -> Optional.ofNullable(System.getenv("TIEBACK_KEY")))
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.USAGE,
                        "There is no key to ask the server with.",
                        "Name a file of keys with --keys, or set TIEBACK_KEY."));
        return new ApiClient(server.uri).get("/v1/reports/" + URLEncoder.encode(reportId, StandardCharsets.UTF_8), key);
    }
}
