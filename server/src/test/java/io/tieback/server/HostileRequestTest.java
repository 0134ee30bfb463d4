package io.tieback.server;

import static io.tieback.server.TestServer.report;
import static io.tieback.server.TestServer.reports;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieback.server.TestServer.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What nobody should send. The server answers with a code, keeps nothing and goes on. */
class HostileRequestTest {
    @TempDir
    private static Path folder;

    private static TestServer server;

    @BeforeAll
    static void open() {
        server = TestServer.open(
                folder, settings -> settings.withLimits(ServerLimits.presets().withArrivalTime(Duration.ofSeconds(1))));
    }

    @AfterAll
    static void close() {
        server.close();
    }

    private static Reply post(String body) {
        return server.post("/v1/reports", server.keys.advertiserKey(), body);
    }

    private static Reply post(byte[] body, Map<String, String> headers) {
        return server.send("POST", "/v1/reports", server.keys.advertiserKey(), body, headers);
    }

    private static void expect(SoftAssertions softly, Reply reply, int status, String code) {
        softly.assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        softly.assertThat(reply.header("content-type")).isEqualTo("application/problem+json");
        softly.assertThat(reply.code()).isEqualTo(code);
        softly.assertThat(reply.text()).doesNotContain("Exception", "io.tieback", "jetty", "javalin");
    }

    @Test
    void documentsThatAreNotOneAreRefusedWithTheirCode() {
        SoftAssertions softly = new SoftAssertions();
        expect(softly, post("{"), 400, "json_malformed");
        expect(softly, post("[]"), 400, "batch_missing");
        expect(softly, post("null"), 400, "batch_missing");
        expect(softly, post("{\"reports\":{}}"), 400, "batch_missing");
        expect(softly, post("{\"reports\":[]}"), 400, "batch_empty");
        expect(softly, post("{\"reports\":[]} x"), 400, "json_malformed");
        expect(softly, post("{\"reports\":[NaN]}"), 400, "json_malformed");
        expect(softly, post("{\"x\":" + "[".repeat(100_000)), 400, "json_limit_exceeded");
        expect(softly, post(reports("{\"eventId\":\"" + "a".repeat(30_000) + "\"}")), 400, "json_limit_exceeded");
        expect(softly, post(reports("{\"value\":" + "9".repeat(5_000) + "}")), 400, "json_limit_exceeded");
        expect(softly, post(reports(Collections.nCopies(1_001, "{}").toArray(String[]::new))), 400, "too_many_rows");
        expect(softly, post(new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'}, Map.of()), 400, "json_malformed");
        expect(softly, post("{\"reports\":[{}]}".getBytes(StandardCharsets.UTF_16), Map.of()), 400, "json_malformed");
        softly.assertAll();
    }

    @Test
    void rowsThatAreNonsenseAreAnsweredOneByOne() {
        String sound = report("e-sound");
        Reply reply = post(reports(
                "1",
                "null",
                sound.replace("\"10.50\"", "1e999999999"),
                sound.replace("\"10.50\"", "-1e-999999999"),
                sound.replace("e-sound", "e\\u0000"),
                sound.replace("e-sound", "e\\ud800"),
                sound.replaceAll("\"occurredAt\":\\d+", "\"occurredAt\":1e999999999"),
                sound.replaceAll("\"occurredAt\":\\d+", "\"occurredAt\":{\"a\":[1]}"),
                sound.replace("e-sound", "x".repeat(19_000)),
                sound.replace("{\"conv", "{\"x\":\"\\ud83d\\ude00\\u0007\",\"conv"),
                sound));
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        List<String> statuses = reply.json().path("results").findValuesAsText("status");
        assertThat(statuses.subList(0, 9)).containsOnly("rejected");
        assertThat(statuses.subList(9, 11)).containsOnly("accepted");
        assertThat(reply.json().at("/results/4/issues/0/code").asText()).isEqualTo("bad_characters");
    }

    @Test
    void aThousandRowsFullOfIssuesAreAnsweredAndStillStoredUnderTheirKey() {
        String row = IntStream.range(0, 30)
                .mapToObj(i -> "\"\u20ac" + i + "x".repeat(60) + "\":1")
                .collect(Collectors.joining(",", "{", "}"));
        String body = reports(Collections.nCopies(1_000, row).toArray(String[]::new));
        Reply reply = server.post(
                "/v1/reports", server.keys.advertiserKey(), body, Map.of("Idempotency-Key", "full-of-issues"));
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.json().at("/counts/rejected").asInt()).isEqualTo(1_000);
        assertThat(reply.json().at("/results/999/issues/1/code").asText()).isEqualTo("more_issues");
    }

    @Test
    void aRowThatIsTooLargeIsRejectedAlone() {
        StringBuilder padding = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            padding.append("\"p")
                    .append(i)
                    .append("\":\"")
                    .append("x".repeat(15_000))
                    .append("\",");
        }
        String large = report("e-large").replace("{\"conv", "{" + padding + "\"conv");
        Reply reply = post(reports(large, report("e-beside")));
        assertThat(reply.json().at("/results/0/issues/0/code").asText()).isEqualTo("row_too_large");
        assertThat(reply.json().at("/results/1/status").asText()).isEqualTo("accepted");
    }

    @Test
    void bodiesOfAnotherKindOrSizeAreRefused() throws IOException {
        SoftAssertions softly = new SoftAssertions();
        byte[] sound = reports(report("e")).getBytes(StandardCharsets.UTF_8);
        expect(softly, post(sound, Map.of("Content-Type", "text/plain")), 415, "media_type_unsupported");
        expect(
                softly,
                post(sound, Map.of("Content-Type", "application/json; charset=latin1")),
                415,
                "media_type_unsupported");
        expect(softly, post(sound, Map.of("Content-Encoding", "br")), 415, "encoding_unsupported");
        expect(softly, post(sound, Map.of("Content-Encoding", "gzip")), 400, "encoding_broken");
        expect(softly, post(gzip(200 * 1024 * 1024), Map.of("Content-Encoding", "gzip")), 413, "body_too_large");
        expect(softly, post(new byte[5 * 1024 * 1024], Map.of()), 413, "body_too_large");
        softly.assertThat(post(gzip(sound), Map.of("Content-Encoding", "gzip")).status())
                .isEqualTo(200);
        softly.assertThat(post(sound, Map.of("Content-Type", "application/json; charset=\"UTF-8\""))
                        .status())
                .isEqualTo(200);
        softly.assertAll();
    }

    @Test
    void pathsMethodsAndQueriesOfNoRouteAreRefused() {
        SoftAssertions softly = new SoftAssertions();
        String key = server.keys.readerKey();
        expect(softly, server.get("/v1/nothing", key), 404, "route_unknown");
        expect(softly, server.send("DELETE", "/v1/reports", key, new byte[0], Map.of()), 405, "method_not_allowed");
        expect(softly, server.get("/v1/attribution?color=red", key), 400, "parameter_unknown");
        expect(softly, server.get("/v1/attribution?from=1&to=2", key), 400, "parameter_invalid");
        expect(softly, server.get("/v1/attribution?from=2026-02-02&to=2026-02-01", key), 400, "parameter_invalid");
        expect(softly, server.get("/v1/attribution?by=userId", key), 400, "parameter_invalid");
        expect(softly, server.get("/v1/attribution?by=day&by=day", key), 400, "parameter_invalid");
        expect(softly, server.get("/v1/attribution?setting=magic", key), 400, "parameter_invalid");
        expect(softly, server.get("/v1/reports/%00", key), 400, "request_malformed");
        expect(softly, server.get("/v1/reports/" + "x".repeat(5_000), key), 404, "not_found");
        softly.assertThat(server.send("DELETE", "/v1/reports", key, new byte[0], Map.of())
                        .header("allow"))
                .isEqualTo("POST");
        softly.assertThat(server.get("/v1/attribution?setting=%ff", key).status())
                .isEqualTo(400);
        softly.assertThat(server.get("/v1/reports/%2e%2e%2fcontrol", key).status())
                .isIn(400, 404);
        softly.assertAll();
    }

    /** The connection is closed over unread bytes, so that the answer may be lost on its way. */
    @Test
    void headersThatAreTooLargeAreRefused() throws IOException {
        try {
            assertThat(raw("GET /v1/" + "x".repeat(17_000) + " HTTP/1.1\r\nHost: x\r\n\r\n"))
                    .contains(" 431 ", "headers_too_large");
        } catch (SocketException reset) {
            assertThat(server.get("/health", "").status()).isEqualTo(200);
        }
    }

    @Test
    void aUserIdMayHoldWhateverAnEncodedPathMayHold() {
        for (String id : List.of("a%2Fb", "a%20b", "%E2%82%AC", "a%3Fb%23c", "a.b")) {
            Reply reply =
                    server.put("/v1/users/" + id + "/identifiers", server.keys.platformKey(), "{\"identifiers\":{}}");
            assertThat(reply.status()).as(id + reply.text()).isEqualTo(200);
        }
    }

    @Test
    void whatIsNotHttpIsRefusedInTheFormOfTheApi() throws IOException {
        assertThat(raw("GET /\u0001 HTTP/1.1\r\nHost: x\r\n\r\n")).contains("400", "request_malformed");
        assertThat(raw("GET /v1/../../etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .doesNotContain("root:");
        assertThat(raw("POST /v1/reports HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n"
                        + "Connection: close\r\n\r\n0\r\n\r\n"))
                .contains(" 400 ");
    }

    @Test
    void aBodyThatTricklesIsCutOff() throws IOException, InterruptedException {
        long started = System.nanoTime();
        try (Socket socket = new Socket("127.0.0.1", server.server.port())) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /v1/reports HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + server.keys.advertiserKey()
                            + "\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{")
                    .getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 6; i++) {
                Thread.sleep(300);
                try {
                    out.write(' ');
                    out.flush();
                } catch (IOException closed) {
                    break;
                }
            }
            socket.setSoTimeout(5_000);
            String answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            assertThat(answer).contains("408");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(10));
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.server.port())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        }
        return packed.toByteArray();
    }

    private static byte[] gzip(int zeros) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            byte[] block = new byte[1024 * 1024];
            for (int written = 0; written < zeros; written += block.length) {
                out.write(block);
            }
        }
        return packed.toByteArray();
    }
}
