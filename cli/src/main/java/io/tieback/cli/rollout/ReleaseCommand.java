package io.tieback.cli.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieback.cli.CommandFailure;
import io.tieback.cli.ExitCode;
import io.tieback.cli.client.Source;
import io.tieback.cli.run.RunJson;
import io.tieback.cli.text.ProgressLine;
import io.tieback.cli.text.Table;
import io.tieback.cli.text.Table.Column;
import io.tieback.embedded.EmbeddedRuntime;
import io.tieback.embedded.Releases;
import io.tieback.server.Rollouts;
import io.tieback.wire.DayOrTime;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Which release of user match serves. */
@Command(
        name = "release",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Puts releases of user match in service, and tells which are kept. Asks a running server with a "
                + "platform's key, or opens a data directory that no server has open.")
public final class ReleaseCommand implements Runnable {
    static final String ROUTE = "/v1/releases/user-match";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before run
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say promote, list or show.");
    }

    @Command(
            name = "promote",
            mixinStandardHelpOptions = true,
            description = {
                "Copies a release into the data directory and puts it in service, without a restart: it judges the "
                        + "reports that come from then on. Those that came before keep theirs."
            })
    int promote(
            @Parameters(paramLabel = "FOLDER", arity = "0..1", description = "As 'train user-match --out' wrote it.")
                    Optional<Path> folder,
            @Option(
                            names = "--kept",
                            paramLabel = "N",
                            description = "Instead of a folder: the release N that is kept already; 0 for none.")
                    Optional<Integer> kept,
            @ArgGroup(multiplicity = "1") Source source,
            @Option(
                            names = "--restate-from",
                            paramLabel = "TIME",
                            description = "Also have it judge again the acts whose reports were received since, a day"
                                    + " (UTC) or a time such as 2026-01-31T12:00:00Z. Nothing is restated without.")
                    Optional<String> restateFrom,
            @Option(names = "--json", paramLabel = "FILE", description = "Also write which serves as JSON.")
                    Optional<Path> json) {
        if (folder.isPresent() == kept.isPresent()
                || kept.filter(version -> version < 0).isPresent()) {
            throw new ParameterException(
                    spec.commandLine(), "Name either the folder of a release, or with --kept one that is kept, or 0.");
        }
        Optional<Instant> since = restateFrom.map(this::time);
        JsonNode promoted = folder.map(path -> promote(source, KeptReleases.files(path)))
                .orElseGet(() -> promote(source, kept.orElseThrow()));
        JsonNode answer = since.map(from -> restate(source, from)).orElse(promoted);
        tell(answer, since.isPresent());
        json.ifPresent(file -> RunJson.write(file, answer));
        return ExitCode.OK.code();
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the releases that are kept.")
    int list(
            @ArgGroup(multiplicity = "1") Source source,
            @Option(names = "--json", paramLabel = "FILE", description = "Also write them as JSON.")
                    Optional<Path> json) {
        JsonNode answer = source.ask(
                (client, key) -> client.get(ROUTE, key), dataDir -> KeptReleases.use(dataDir, ReleaseCommand::list));
        tell(answer, true);
        json.ifPresent(file -> RunJson.write(file, answer));
        return ExitCode.OK.code();
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Tells what a release that is kept says of itself: what taught it, and how well it does.")
    int show(
            @Parameters(paramLabel = "N", description = "As the list shows it.") int version,
            @ArgGroup(multiplicity = "1") Source source,
            @Option(names = "--json", paramLabel = "FILE", description = "Also write its manifest as JSON.")
                    Optional<Path> json) {
        JsonNode manifest = source.ask(
                (client, key) -> client.get(ROUTE + "/" + version, key),
                dataDir -> KeptReleases.use(dataDir, runtime -> manifest(runtime.releases(), version)));
        PrintWriter out = spec.commandLine().getOut();
        out.println("release " + manifest.path("version").asText() + ", trained by commit "
                + manifest.path("commit").asText() + " on "
                + manifest.at("/data/description").asText());
        Table figures = Table.of(
                Column.left("scorer"), Column.left("figure"), Column.right("value"), Column.left("95 % interval"));
        for (JsonNode metric : manifest.path("metrics")) {
            figures.row(
                    metric.path("scorer").asText(),
                    metric.path("figure").asText(),
                    rounded(metric.path("value")),
                    rounded(metric.path("low")) + " to " + rounded(metric.path("high")));
        }
        figures.lines().forEach(out::println);
        for (JsonNode segment : manifest.path("segments")) {
            out.println(segment.path("segment").asText() + " is served by "
                    + segment.path("serves").asText() + ": "
                    + segment.path("why").asText());
        }
        json.ifPresent(file -> RunJson.write(file, manifest));
        return ExitCode.OK.code();
    }

    private static JsonNode promote(Source source, Map<String, byte[]> files) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode texts = body.putObject("files");
        files.forEach((name, bytes) -> texts.put(name, new String(bytes, StandardCharsets.UTF_8)));
        return source.ask(
                (client, key) -> client.post(ROUTE + ":promote", key, body, ""),
                dataDir -> KeptReleases.use(dataDir, runtime -> {
                    runtime.releases().promote(files);
                    return list(runtime);
                }));
    }

    private static JsonNode promote(Source source, int version) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("version", version);
        return source.ask(
                (client, key) -> client.post(ROUTE + ":promote", key, body, ""),
                dataDir -> KeptReleases.use(dataDir, runtime -> {
                    runtime.releases().promote(version);
                    return list(runtime);
                }));
    }

    private JsonNode restate(Source source, Instant from) {
        try (ProgressLine progress = ProgressLine.of(spec.commandLine().getErr())) {
            return Restatements.follow(source, from, progress);
        }
    }

    static byte[] list(EmbeddedRuntime runtime) {
        return Rollouts.answer(runtime.releases(), runtime.restating()).toJson();
    }

    private Instant time(String text) {
        return DayOrTime.read(text)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "--restate-from takes a day such as 2026-01-31 or a time such as 2026-01-31T12:00:00Z."));
    }

    private static byte[] manifest(Releases releases, int version) {
        return releases.file(version, "manifest.json")
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.INPUT, "There is no release " + version + ".", "'tieback release list' shows all."));
    }

    private void tell(JsonNode answer, boolean isJobTold) {
        PrintWriter out = spec.commandLine().getOut();
        Table table = Table.of(Column.right("release"), Column.left("name"), Column.left(""));
        answer.path("releases")
                .forEach(kept -> table.row(
                        kept.path("version").asText(),
                        kept.path("release").asText(),
                        kept.path("inForce").asBoolean() ? "serves" : ""));
        table.lines().forEach(out::println);
        if (answer.path("inForce").asInt() == 0) {
            out.println("None serves: who did an act that no key names is nobody.");
        }
        JsonNode job = answer.path("restated");
        if (isJobTold && !job.isMissingNode()) {
            out.printf(
                    Locale.ROOT,
                    "%,d reports received since %s are judged again%s; %,d of %,d rows of the log were gone through.%n",
                    job.path("reports").asLong(),
                    job.path("from").asText(),
                    job.path("version").asInt() == 0
                            ? " by none"
                            : " by release " + job.path("version").asInt(),
                    job.path("rowsDone").asLong(),
                    job.path("rows").asLong());
        }
        out.flush();
    }

    private static String rounded(JsonNode number) {
        return String.format(Locale.ROOT, "%.4f", number.asDouble());
    }
}
