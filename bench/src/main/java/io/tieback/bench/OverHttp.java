package io.tieback.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieback.cli.client.ApiClient;
import io.tieback.cli.client.Crew;
import io.tieback.server.ServerSettings;
import io.tieback.server.TiebackServer;
import io.tieback.server.control.FirstKeys;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The same through the HTTP door, client in the same process: throughput, and small batches at a steady rate. */
final class OverHttp {
    private static final int BATCH = 500;
    private static final int SMALL_BATCH = 20;
    private static final int BATCHES_PER_SECOND = 50;
    private static final int STEADY_SECONDS = 6;
    private static final int WARM_UP_BATCHES = 50;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final int reports;
    private final int users;
    private final Map<String, Double> figures;
    private final long now = Instant.now().getEpochSecond();

    OverHttp(int reports, int users, Map<String, Double> figures) {
        this.reports = reports;
        this.users = users;
        this.figures = figures;
    }

    void run(Path dataDir) {
        try (TiebackServer server =
                TiebackServer.open(ServerSettings.of(dataDir).withPort(0))) {
            FirstKeys keys = server.newKeys().orElseThrow();
            ApiClient api = new ApiClient(server.uri());
            bulk(server, () -> send(api, "engagements", keys.platformKey()), "engagements");
            bulk(server, () -> send(api, "reports", keys.advertiserKey()), "reports");
            steady(api, keys.advertiserKey());
        }
    }

    private void bulk(TiebackServer server, Runnable sending, String what) {
        long began = System.nanoTime();
        sending.run();
        server.awaitQuiet(PATIENCE);
        figures.put(what + "/s over HTTP", reports / ((System.nanoTime() - began) / 1e9));
    }

    private void send(ApiClient api, String listName, String key) {
        List<Integer> firsts = new ArrayList<>();
        for (int first = 0; first < reports; first += BATCH) {
            firsts.add(first);
        }
        Crew.map(firsts, first -> api.post("/v1/" + listName, key, batch(listName, first, BATCH), ""));
    }

    /** Open loop: a batch is due every 20 ms whether or not earlier ones were answered; time counts from when due. */
    private void steady(ApiClient api, String key) {
        ScheduledThreadPoolExecutor clients = new ScheduledThreadPoolExecutor(16);
        try {
            List<Future<Double>> answers = new ArrayList<>();
            long start = System.nanoTime() + 100_000_000L;
            for (int i = 0; i < STEADY_SECONDS * BATCHES_PER_SECOND; i++) {
                long due = start + i * (1_000_000_000L / BATCHES_PER_SECOND);
                ObjectNode body = batch("reports", 10_000_000 + i * SMALL_BATCH, SMALL_BATCH);
                answers.add(clients.schedule(
                        () -> {
                            api.post("/v1/reports", key, body, "");
                            return (System.nanoTime() - due) / 1e6;
                        },
                        due - System.nanoTime(),
                        TimeUnit.NANOSECONDS));
            }
            List<Double> millis = new ArrayList<>();
            for (Future<Double> answer : answers.subList(WARM_UP_BATCHES, answers.size())) {
                millis.add(answer.get());
            }
            figures.put("ms for 20 rows at 50 batches/s, p50", Spread.of(millis).quantile(0.5));
            figures.put("ms for 20 rows at 50 batches/s, p99", Spread.of(millis).quantile(0.99));
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            clients.shutdownNow();
        }
    }

    private ObjectNode batch(String listName, int first, int size) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        for (int number = first; number < first + size; number++) {
            ObjectNode row = body.withArray("/" + listName).addObject();
            int user = Math.floorMod(number * 0x9E37_79B1, users);
            row.put("occurredAt", now - 60);
            if (listName.equals("reports")) {
                row.put("dataSet", "web-shop").put("conversionType", "checkout").put("actionSource", "web");
                row.put("ingestChannel", "tag").put("eventId", "event-" + number);
                row.put("value", "29.99").put("currency", "EUR");
                row.putObject("identifiers").putArray("emails").add("user" + user + "@example.com");
            } else {
                row.put("engagementId", "e" + number)
                        .put("userId", "user-" + user)
                        .put("kind", "view");
                row.put("advertiserId", "advertiser-1").put("campaignId", "campaign-" + number % 50);
            }
        }
        return body;
    }
}
