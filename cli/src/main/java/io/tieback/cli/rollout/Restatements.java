package io.tieback.cli.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tieback.cli.CommandFailure;
import io.tieback.cli.ExitCode;
import io.tieback.cli.client.Source;
import io.tieback.cli.text.ProgressLine;
import io.tieback.embedded.Restating;
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
                    awaitEnd(() -> told(client.get(ReleaseCommand.ROUTE, key)), progress);
                    return client.get(ReleaseCommand.ROUTE, key);
                },
                dataDir -> KeptReleases.use(dataDir, runtime -> {
                    Restating restating = runtime.restating();
                    restating.start(from);
                    awaitEnd(() -> told(restating.latest().orElseThrow()), progress);
                    return ReleaseCommand.list(runtime);
                }));
    }

    /** How far the job is, in rows of the log. */
    private record Stand(long done, long all, boolean isRunning) {}

    private static Stand told(JsonNode answer) {
        JsonNode job = answer.path("restated");
        return new Stand(
                job.path("rowsDone").asLong(),
                job.path("rows").asLong(),
                job.path("running").asBoolean());
    }

    private static Stand told(Restating.Job job) {
        return new Stand(job.done(), job.all(), job.isRunning());
    }

    private static void awaitEnd(Supplier<Stand> asked, ProgressLine progress) {
        Stand stand = asked.get();
        while (stand.isRunning()) {
            progress.at("went through the log's rows", stand.done(), stand.all());
            sleep();
            stand = asked.get();
        }
        if (stand.done() < stand.all()) {
            throw new CommandFailure(
                    ExitCode.ENVIRONMENT,
                    "Only " + stand.done() + " of " + stand.all() + " rows were gone through.",
                    "Ask again with the same --restate-from: what was judged again already stays as it is.");
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
