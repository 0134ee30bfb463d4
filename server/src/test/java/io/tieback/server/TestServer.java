package io.tieback.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tieback.embedded.EmbeddedSettings;
import io.tieback.embedded.StoreSettings;
import io.tieback.server.control.Advertiser;
import io.tieback.server.control.FirstKeys;
import io.tieback.server.control.Role;
import io.tieback.testkit.MadeUpReleases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** A real server on a free port of this machine, with a client of each role. */
final class TestServer implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final String OTHER_SHOP = "other-shop";

    final TiebackServer server;
    final FirstKeys keys;
    final String otherAdvertiserKey;
    private final HttpClient client = HttpClient.newHttpClient();

    private TestServer(TiebackServer server) {
        this.server = server;
        this.keys = FirstKeys.make(server.control(), settings(Path.of("")).firstAdvertiser(), true)
                .orElseThrow();
        server.control().addAdvertiser(new Advertiser(OTHER_SHOP, "Other shop", ZoneOffset.UTC, "USD", ""));
        this.otherAdvertiserKey =
                server.control().addKey(Role.ADVERTISER, OTHER_SHOP).secret();
    }

    static TestServer open(Path folder) {
        return open(folder, settings -> settings);
    }

    /** Opens it again; there are further keys. */
    static TestServer reopen(Path folder) {
        return open(folder);
    }

    static TestServer open(Path folder, UnaryOperator<ServerSettings> change) {
        return new TestServer(TiebackServer.open(change.apply(settings(folder)), InstantSource.fixed(NOW)));
    }

    static ServerSettings settings(Path folder) {
        return ServerSettings.of(folder)
                .withPort(0)
                .withFirstAdvertiser(new Advertiser("shop", "Shop", ZoneOffset.UTC, "EUR", "DE"))
                .withRuntime(EmbeddedSettings.presets()
                        .withStore(StoreSettings.small())
                        .withReleases(MadeUpReleases::read)
                        .withIdlePoll(Duration.ofMillis(20)));
    }

    /**
     * What a server said.
     *
     * @param headers by lower-case name
     */
    record Reply(int status, Map<String, String> headers, byte[] bytes) {
        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        JsonNode json() {
            try {
                return new ObjectMapper().readTree(bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(text(), e);
            }
        }

        String code() {
            return json().path("code").asText();
        }

        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    Reply get(String path, String key) {
        return send("GET", path, key, new byte[0], Map.of());
    }

    Reply post(String path, String key, String body) {
        return send("POST", path, key, utf8(body), Map.of());
    }

    Reply post(String path, String key, String body, Map<String, String> headers) {
        return send("POST", path, key, utf8(body), headers);
    }

    Reply put(String path, String key, String body) {
        return send("PUT", path, key, utf8(body), Map.of());
    }

    Reply send(String method, String path, String key, byte[] body, Map<String, String> headers) {
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        if (body.length > 0) {
            all.put("Content-Type", "application/json");
        }
        if (!key.isEmpty()) {
            all.put("Authorization", "Bearer " + key);
        }
        all.putAll(headers);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.uri() + path))
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        all.forEach(request::header);
        try {
            HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
            Map<String, String> given = new TreeMap<>();
            response.headers().map().forEach((name, values) -> given.put(name, String.join(", ", values)));
            return new Reply(response.statusCode(), given, response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Puts a made-up release in service: any candidate has these odds against nobody. */
    Reply promote(double odds) {
        return post(
                "/v1/releases/user-match:promote",
                keys.platformKey(),
                "{\"files\":{\"" + MadeUpReleases.FILE + "\":\"" + odds + "\"}}");
    }

    void quiet() {
        if (!server.awaitQuiet(Duration.ofSeconds(20))) {
            throw new IllegalStateException("the server does not come to rest");
        }
    }

    /** A sound report with an event id. */
    static String report(String eventId) {
        return """
                {"conversionType":"checkout","actionSource":"web","ingestChannel":"conversions_api",\
                "occurredAt":%d,"eventId":"%s","value":"10.50","currency":"EUR",\
                "identifiers":{"emails":["ann@example.com"]}}""".formatted(NOW.minusSeconds(60).getEpochSecond(), eventId);
    }

    static String reports(String... rows) {
        return "{\"reports\":[" + String.join(",", rows) + "]}";
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.close();
    }
}
