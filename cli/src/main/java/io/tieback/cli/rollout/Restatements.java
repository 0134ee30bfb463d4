package io.tieback.cli.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tieback.cli.CommandFailure;
import io.tieback.cli.ExitCode;
import io.tieback.cli.client.Source;
import io.tieback.cli.text.ProgressLine;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** Has acts of the past judged again by the release that serves, and waits until all were sent to be. */
final class Restatements {
    private static final Duration EVERY = Duration.ofMillis(500);

    private Restatements() {}

    /**
     * Starts it and follows it.
     *
     * @param from reports received since
     * @return which release serves, and how the job ended
     */
    static JsonNode follow(Source source, Instant from, ProgressLine progress) {
        String query = "?from=" + URLEncoder.encode(from.toString(), StandardCharsets.UTF_8);
        return source.ask(
                (client, key) -> {
                    client.post(
                            ReleaseCommand.ROUTE + ":restate" + query, key, JsonNodeFactory.instance.objectNode(), "");
                    return ended(() -> client.get(ReleaseCommand.ROUTE, key), progress);
                },
                dataDir -> KeptReleases.use(dataDir, runtime -> {
                    runtime.restating().start(from);
                    ended(() -> KeptReleases.read(ReleaseCommand.list(runtime)), progress);
                    return ReleaseCommand.list(runtime);
                }));
    }

    private static JsonNode ended(Supplier<JsonNode> asked, ProgressLine progress) {
        while (true) {
            JsonNode answer = asked.get();
            JsonNode job = answer.path("restated");
            long done = job.path("rowsDone").asLong();
            long rows = job.path("rows").asLong();
            if (!job.path("running").asBoolean()) {
                if (done < rows) {
                    throw new CommandFailure(
                            ExitCode.ENVIRONMENT,
                            "Only " + done + " of " + rows + " rows were gone through.",
                            "Ask again with the same --restate-from: what was judged again already stays as it is.");
                }
                return answer;
            }
            progress.at("went through the log's rows", done, rows);
            sleep();
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(EVERY.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(
                    ExitCode.INTERRUPTED, "Interrupted.", "A server goes on; 'tieback release list' tells how far.");
        }
    }
}
