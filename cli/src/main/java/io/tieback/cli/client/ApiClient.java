package io.tieback.cli.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tieback.cli.CommandFailure;
import io.tieback.cli.ExitCode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * A server's HTTP API. Waits and asks again where the server says <i>later</i> (429, 503), which is safe because every
 * request that changes something is repeatable: by its Idempotency-Key, or by its nature.
 *
 * <p>Safe for use by many threads.
 */
public final class ApiClient {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MOST_TRIES = 30;
    private static final long LONGEST_WAIT_SECONDS = 10;
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final URI base;
    private final HttpClient http;

    /** Of the server at {@code base}, such as {@code http://127.0.0.1:8080}. */
    public ApiClient(URI base) {
        this.base = base;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    /** Where the server is. */
    public URI base() {
        return base;
    }

    /** Reads. */
    public JsonNode get(String path, String key) {
        return send(request(path, key).GET().build());
    }

    /** Posts; a key for idempotency may be empty. */
    public JsonNode post(String path, String key, JsonNode body, String idempotencyKey) {
        return post(path, key, bytes(body), idempotencyKey);
    }

    /** As {@link #post(String, String, JsonNode, String)} of JSON that is written already. */
    public JsonNode post(String path, String key, byte[] body, String idempotencyKey) {
        HttpRequest.Builder request =
                request(path, key).header("Content-Type", "application/json").POST(BodyPublishers.ofByteArray(body));
        if (!idempotencyKey.isEmpty()) {
            request.header("Idempotency-Key", idempotencyKey);
        }
        return send(request.build());
    }

    /** Puts JSON. */
    public JsonNode put(String path, String key, byte[] body) {
        return send(request(path, key)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofByteArray(body))
                .build());
    }

    private HttpRequest.Builder request(String path, String key) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + key)
                .header("Accept", "application/json");
    }

    private JsonNode send(HttpRequest request) {
        try {
            for (int tries = 1; ; tries++) {
                HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
                int status = response.statusCode();
                if (status >= 200 && status < 300) {
                    return response.body().length == 0 ? JSON.nullNode() : JSON.readTree(response.body());
                }
                if ((status != 429 && status != 503) || tries == MOST_TRIES) {
                    throw refused(request, response);
                }
                Thread.sleep(1_000 * waitSeconds(response));
            }
        } catch (IOException failed) {
            throw new CommandFailure(
                    ExitCode.ENVIRONMENT,
                    "The server at " + base + " does not answer (" + failed + ").",
                    "Is it running, and is the address right?");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitCode.INTERRUPTED, "Interrupted.", "Run the command again.");
        }
    }

    private static long waitSeconds(HttpResponse<?> response) {
        long asked = response.headers().firstValueAsLong("Retry-After").orElse(1);
        return Math.max(1, Math.min(asked, LONGEST_WAIT_SECONDS));
    }

    private static CommandFailure refused(HttpRequest request, HttpResponse<byte[]> response) {
        JsonNode problem;
        try {
            problem = JSON.readTree(response.body());
        } catch (IOException notJson) {
            problem = JSON.createObjectNode();
        }
        String code = problem.path("code").asText("status " + response.statusCode());
        String what = request.method() + " " + request.uri().getPath() + " was refused: " + code
                + problem.path("detail").asText("").transform(told -> told.isEmpty() ? "" : " (" + told + ")") + ".";
        String mend = problem.path("fix").asText(problem.path("detail").asText("See the server's error reference."));
        return new CommandFailure(response.statusCode() == 401 ? ExitCode.INPUT : exit(response), what, mend);
    }

    private static ExitCode exit(HttpResponse<?> response) {
        return response.statusCode() >= 500 ? ExitCode.ENVIRONMENT : ExitCode.INPUT;
    }

    private static byte[] bytes(JsonNode body) {
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree can be written", impossible);
        }
    }
}
