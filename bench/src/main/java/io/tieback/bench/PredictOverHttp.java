package io.tieback.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieback.cli.client.ApiClient;
import io.tieback.core.identity.UserMatchModel;
import io.tieback.embedded.EmbeddedSettings;
import io.tieback.server.ServerSettings;
import io.tieback.server.TiebackServer;
import io.tieback.server.control.FirstKeys;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Predictions of one report each at a steady rate, client in the same process. Each report comes from an address at
 * which as many users were seen as it is to have candidates.
 */
final class PredictOverHttp {
    private static final int ADDRESSES = 300;
    private static final int BATCH = 600;
    private static final int PER_SECOND = 500;
    private static final int SECONDS = 20;
    private static final int WARM_UP_SECONDS = 8;
    private static final int THREADS = 16;

    private final UserMatchModel model;
    private final int candidates;
    private final Instant now = Instant.now();

    PredictOverHttp(UserMatchModel model, int candidates) {
        this.model = model;
        this.candidates = candidates;
    }

    /** Milliseconds from when a request was due to its answer, one figure a request. */
    Spread millis(Path dataDir) {
        ServerSettings settings = ServerSettings.of(dataDir)
                .withPort(0)
                .withRuntime(EmbeddedSettings.presets().withReleases(folder -> model));
        try (TiebackServer server = TiebackServer.open(settings)) {
            FirstKeys keys = server.newKeys().orElseThrow();
            ApiClient api = new ApiClient(server.uri());
            ObjectNode release = JsonNodeFactory.instance.objectNode();
            release.putObject("files").put("manifest.json", "{}");
            api.post("/v1/releases/user-match:promote", keys.platformKey(), release, "");
            for (int first = 0; first < ADDRESSES * candidates; first += BATCH) {
                api.post("/v1/sightings", keys.platformKey(), sightings(first), "");
            }
            server.awaitQuiet(Duration.ofMinutes(5));
            requireCandidates(api.post("/v1/match:predict", keys.platformKey(), report(0), ""));
            return steady(api, keys.platformKey());
        }
    }

    /** An answer names twelve at most, and leaves the others to nobody. */
    private void requireCandidates(JsonNode answer) {
        int named = answer.at("/results/0/match/candidates").size();
        if (named != Math.min(candidates, 12)) {
            throw new IllegalStateException("an answer has " + named + " candidates: " + answer);
        }
    }

    private Spread steady(ApiClient api, String key) {
        ScheduledThreadPoolExecutor clients = new ScheduledThreadPoolExecutor(THREADS);
        try {
            List<Future<Double>> answers = new ArrayList<>();
            long start = System.nanoTime() + 100_000_000L;
            for (int i = 0; i < SECONDS * PER_SECOND; i++) {
                long due = start + i * (1_000_000_000L / PER_SECOND);
                ObjectNode body = report(i);
                answers.add(clients.schedule(
                        () -> {
                            api.post("/v1/match:predict", key, body, "");
                            return (System.nanoTime() - due) / 1e6;
                        },
                        due - System.nanoTime(),
                        TimeUnit.NANOSECONDS));
            }
            List<Double> millis = new ArrayList<>();
            for (Future<Double> answer : answers.subList(WARM_UP_SECONDS * PER_SECOND, answers.size())) {
                millis.add(answer.get());
            }
            return Spread.of(millis);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        } finally {
            clients.shutdownNow();
        }
    }

    private ObjectNode sightings(int first) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode rows = body.putArray("sightings");
        for (int i = first; i < Math.min(first + BATCH, ADDRESSES * candidates); i++) {
            rows.addObject()
                    .put("userId", "user-" + i)
                    .put("ip", address(i / candidates))
                    .put("occurredAt", now.minusSeconds(7_200L + i % 86_400).toString());
        }
        return body;
    }

    private ObjectNode report(int number) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray("reports")
                .addObject()
                .put("advertiserId", "advertiser-1")
                .put("conversionType", "checkout")
                .put("actionSource", "web")
                .put("ingestChannel", "tag")
                .put("eventId", "event-" + number)
                .put("ip", address(number % ADDRESSES))
                .put("occurredAt", now.minusSeconds(60).toString());
        return body;
    }

    private static String address(int number) {
        return "8.9." + number / 250 + "." + (1 + number % 250);
    }
}
