package io.tieback.cli.quarantine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieback.cli.ExitCode;
import io.tieback.cli.client.ApiClient;
import io.tieback.cli.client.KeyFile;
import io.tieback.cli.run.RunJson;
import io.tieback.cli.text.Table;
import io.tieback.cli.text.Table.Column;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists what waits in quarantine, and lets it go. */
@Command(
        name = "quarantine",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Lists the reports that a running server holds in quarantine, and lets them go on.")
public final class QuarantineCommand implements Runnable {
    private static final int BATCH = 1_000;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before run
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say list or release.");
    }

    /** Which server, and which of its reports. */
    static final class Which {
        @Option(names = "--server", paramLabel = "URL", required = true, description = "The server.")
        @SuppressWarnings("NullAway.Init") // picocli sets it before call
        private URI server;

        @Option(
                names = "--keys",
                paramLabel = "FILE",
                required = true,
                description = "The file that serve --new-keys wrote; its platform's key is used.")
        @SuppressWarnings("NullAway.Init") // picocli sets it before call
        private Path keys;

        @Option(names = "--advertiser", paramLabel = "ID", description = "Only reports of this advertiser.")
        private Optional<String> advertiserId = Optional.empty();

        @Option(
                names = "--code",
                paramLabel = "CODE",
                description = "Only reports quarantined for this, see the reference of errors.")
        private Optional<String> code = Optional.empty();

        private String key() {
            return KeyFile.read(keys).platformKey();
        }

        /** All that wait, in order of their ids. */
        private List<JsonNode> held() {
            ApiClient client = new ApiClient(server);
            List<JsonNode> held = new ArrayList<>();
            for (boolean complete = false; !complete; ) {
                Map<String, String> query = new LinkedHashMap<>();
                advertiserId.ifPresent(id -> query.put("advertiserId", id));
                code.ifPresent(name -> query.put("code", name));
                if (!held.isEmpty()) {
                    query.put(
                            "behind", held.get(held.size() - 1).path("reportId").asText());
                }
                JsonNode page = client.get("/v1/quarantine" + text(query), key());
                page.path("reports").forEach(held::add);
                complete = page.path("complete").asBoolean();
            }
            return held;
        }

        private static String text(Map<String, String> query) {
            StringJoiner text = new StringJoiner("&", "?", "").setEmptyValue("");
            query.forEach((name, value) -> text.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
            return text.toString();
        }
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists reports that wait, and why.")
    int list(
            @Mixin Which which,
            @Option(names = "--json", paramLabel = "FILE", description = "Also write them as JSON.")
                    Optional<Path> json) {
        List<JsonNode> held = which.held();
        PrintWriter out = spec.commandLine().getOut();
        if (held.isEmpty()) {
            out.println("Nothing waits in quarantine.");
        } else {
            Table table = Table.of(
                    Column.left("report"),
                    Column.left("advertiser"),
                    Column.left("received"),
                    Column.left("because of"));
            held.forEach(report -> table.row(
                    report.path("reportId").asText(),
                    report.path("advertiserId").asText(),
                    report.path("receivedAt").asText(),
                    codes(report)));
            table.lines().forEach(out::println);
            out.println("Let them go with 'tieback quarantine release', all of a --code or by their ids.");
        }
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ArrayNode reports = document.putArray("reports");
        held.forEach(reports::add);
        json.ifPresent(file -> RunJson.write(file, document));
        return ExitCode.OK.code();
    }

    @Command(
            name = "release",
            mixinStandardHelpOptions = true,
            description = {
                "Lets reports go on: those whose ids are named, or all of an --advertiser or --code. A time in "
                        + "milliseconds or finer is read as such; one too old or ahead is taken as it is, up to ten "
                        + "years back and one ahead."
            })
    int release(
            @Mixin Which which,
            @Parameters(paramLabel = "REPORT-ID", arity = "0..*", description = "Reports to let go.")
                    List<String> reportIds,
            @Option(names = "--json", paramLabel = "FILE", description = "Also write what came of it as JSON.")
                    Optional<Path> json) {
        boolean named = reportIds != null && !reportIds.isEmpty();
        boolean selected = which.code.isPresent() || which.advertiserId.isPresent();
        if (named == selected) {
            throw new ParameterException(
                    spec.commandLine(), "Name either report ids, or an --advertiser or a --code, whose reports go on.");
        }
        List<String> ids = named
                ? reportIds
                : which.held().stream()
                        .map(report -> report.path("reportId").asText())
                        .toList();
        Map<String, Integer> refused = new TreeMap<>();
        int released = 0;
        for (int from = 0; from < ids.size(); from += BATCH) {
            JsonNode answer = send(which, ids.subList(from, Math.min(ids.size(), from + BATCH)));
            released += answer.at("/counts/accepted").asInt();
            for (JsonNode row : answer.path("results")) {
                if (!row.path("status").asText().equals("accepted")) {
                    refused.merge(row.at("/issues/0/code").asText(), 1, Integer::sum);
                }
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(released + " released.");
        refused.forEach((code, reports) -> out.println(reports + " not, because of " + code + "."));
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("released", released);
        ObjectNode kept = document.putObject("refused");
        refused.forEach(kept::put);
        json.ifPresent(file -> RunJson.write(file, document));
        return refused.isEmpty() ? ExitCode.OK.code() : ExitCode.INPUT.code();
    }

    private static JsonNode send(Which which, List<String> reportIds) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode releases = body.putArray("releases");
        reportIds.forEach(id -> releases.addObject().put("reportId", id));
        return new ApiClient(which.server).post("/v1/quarantine/releases", which.key(), body, "");
    }

    private static String codes(JsonNode report) {
        StringJoiner codes = new StringJoiner(", ");
        report.path("codes").forEach(code -> codes.add(code.asText()));
        return codes.toString();
    }
}
