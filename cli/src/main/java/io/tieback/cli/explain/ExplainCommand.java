package io.tieback.cli.explain;

import com.fasterxml.jackson.databind.JsonNode;
import io.tieback.cli.ExitCode;
import io.tieback.cli.client.Source;
import io.tieback.cli.run.RunJson;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
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

    @Override
    public Integer call() {
        String path = "/v1/reports/" + URLEncoder.encode(reportId, StandardCharsets.UTF_8);
        JsonNode life =
                source.ask((client, key) -> client.get(path, key), dataDir -> StoredLives.read(dataDir, reportId));
        Explanation.of(life).forEach(spec.commandLine().getOut()::println);
        spec.commandLine().getOut().flush();
        json.ifPresent(file -> RunJson.write(file, life));
        return ExitCode.OK.code();
    }
}
