package io.tieback.cli.kill;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * A shop that reports over HTTP and sends a request again, under the same Idempotency-Key, until it is answered. What a
 * request holds follows from its number alone: some new checkouts, each by a click that is known, and copies of its
 * checkouts before.
 */
final class RetryingShop implements Runnable {
    /** Clicks that the platform told of beforehand. */
    static final int CLICKS = 200;

    private final int number;
    private final String key;
    private final long when;
    private final Supplier<URI> server;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final List<String> answers = new ArrayList<>();
    private volatile boolean ending;
    private long sent;
    private long copies;
    private long retries;

    /**
     * @param key the advertiser's
     * @param when second of every checkout
     * @param server where the server is now
     */
    RetryingShop(int number, String key, long when, Supplier<URI> server) {
        this.number = number;
        this.key = key;
        this.when = when;
        this.server = server;
    }

    @Override
    public void run() {
        for (int request = 0; !ending; request++) {
            List<String> rows = rows(request);
            answers.add(untilAnswered(request, body(rows)));
            sent += rows.size();
            copies += rows.size() - rows.stream().distinct().count();
        }
    }

    /** The request under way is the last. */
    void end() {
        ending = true;
    }

    /** Rows of all requests, each counted once. */
    long sent() {
        return sent;
    }

    /** Those of them that are copies. */
    long copies() {
        return copies;
    }

    /** Requests that had to be sent again. */
    long retries() {
        return retries;
    }

    /** What was answered, by request. */
    List<String> answers() {
        return List.copyOf(answers);
    }

    /** The same request once more. */
    String again(int request) throws IOException, InterruptedException {
        return post(request, body(rows(request))).body();
    }

    private List<String> rows(int request) {
        Random random = new Random(number * 1_000_003L + request);
        List<String> rows = new ArrayList<>();
        int most = 1 + random.nextInt(20);
        for (int i = 0; i < most; i++) {
            boolean copy = i > 0 && random.nextInt(4) == 0;
            String event = number + "-" + request + "-" + (copy ? 0 : i);
            rows.add("""
                    {"conversionType":"checkout","actionSource":"web","ingestChannel":"tag","occurredAt":%d,\
                    "eventId":"%s","value":"10.00","currency":"EUR","identifiers":{"clickId":"click-%d"}}""".formatted(when, event, Math.floorMod(event.hashCode(), CLICKS)));
        }
        return rows;
    }

    private static String body(List<String> rows) {
        return "{\"reports\":[" + String.join(",", rows) + "]}";
    }

    private String untilAnswered(int request, String body) {
        while (true) {
            try {
                HttpResponse<String> response = post(request, body);
                if (response.statusCode() == 200) {
                    return response.body();
                } else if (response.statusCode() != 409 && response.statusCode() != 429) {
                    throw new IllegalStateException(response.statusCode() + " " + response.body());
                }
                retries++;
                Thread.sleep(20);
            } catch (IOException gone) {
                retries++;
                pause();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> post(int request, String body) throws IOException, InterruptedException {
        HttpRequest post = HttpRequest.newBuilder(server.get().resolve("/v1/reports"))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", number + "-" + request)
                .POST(BodyPublishers.ofString(body))
                .build();
        return http.send(post, BodyHandlers.ofString());
    }
}
