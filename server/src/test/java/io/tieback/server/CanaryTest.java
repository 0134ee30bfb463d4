package io.tieback.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieback.core.privacy.Sha256;
import io.tieback.server.TestServer.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Marked identifiers and secrets go in by every route; none of them is found on disk, in logs or in any answer. */
class CanaryTest {
    private static final String EMAIL = "canary.bird@example.com";
    private static final String PHONE = "+16505550177";
    private static final String IP = "81.2.69.142";
    private static final String AGENT = "CanaryBrowser/77.7 (Canary)";
    private static final String COOKIE = "canary-cookie-4711";
    private static final String CLICK = "canary-click-4712";

    @TempDir
    private Path folder;

    private static final class Captured extends Handler {
        private final StringBuffer text = new StringBuffer();
        private final Formatter formatter = new SimpleFormatter();

        @Override
        public void publish(LogRecord line) {
            text.append(formatter.format(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private static String identifiers() {
        return """
                "identifiers":{"emails":["%s"],"phones":["%s"],"cookies":["%s"],"clickId":"%s"},\
                "ip":"%s","userAgent":"%s\"""".formatted(EMAIL, PHONE, COOKIE, CLICK, IP, AGENT);
    }

    private static String row(String eventId, String occurredAt, String more) {
        return """
                {"conversionType":"checkout","actionSource":"web","ingestChannel":"tag","occurredAt":%s,\
                "eventId":"%s",%s%s}""".formatted(occurredAt, eventId, identifiers(), more);
    }

    @Test
    void noIdentifierAndNoSecretIsFoundAtRestInLogsOrInAnswers() throws IOException {
        Captured log = new Captured();
        Logger root = Logger.getLogger("");
        root.addHandler(log);
        Logger ours = Logger.getLogger("io.tieback");
        ours.setLevel(Level.ALL);
        List<String> secrets = new ArrayList<>();
        StringBuilder answers = new StringBuilder();
        try (TestServer server = TestServer.open(folder)) {
            secrets.add(server.keys.advertiserKey());
            secrets.add(server.keys.platformKey());
            secrets.add(server.keys.readerKey());
            sendAll(server).forEach(reply -> answers.append(reply.text()));
            server.quiet();
            answers.append(server.get("/metrics", "").text());
            for (String key : List.of(server.keys.platformKey(), server.keys.advertiserKey())) {
                answers.append(server.get("/v1/ledger/conservation", key).text());
                answers.append(server.get("/v1/attribution", key).text());
            }
        } finally {
            root.removeHandler(log);
            ours.setLevel(null);
        }
        assertThat(answers).contains("occurred_at_in_milliseconds", "\"suppressed\"", "opt_out_unreadable");

        List<String> canaries = new ArrayList<>(List.of(EMAIL, PHONE, IP, AGENT, COOKIE, CLICK));
        canaries.add(PHONE.substring(1));
        canaries.add(HexFormat.of().formatHex(Sha256.of(EMAIL)));
        canaries.addAll(secrets);
        assertThat(answers).doesNotContain(canaries.toArray(String[]::new));
        assertThat(log.text).doesNotContain(canaries.toArray(String[]::new));
        canaries.forEach(this::assertNotAtRest);
        assertNotAtRest(Sha256.of(EMAIL));
        assertNotAtRest(Sha256.of(PHONE));
    }

    private static List<Reply> sendAll(TestServer server) {
        String advertiser = server.keys.advertiserKey();
        String platform = server.keys.platformKey();
        String sound = row("e-1", "1772366000", ",\"mail\":\"" + EMAIL + "\"");
        String body = "{\"reports\":["
                + String.join(
                        ",",
                        sound,
                        row("e-2", "1772366000000", ""),
                        row("e-3", "1772366000", ",\"optOut\":true"),
                        row("e-4", "1772366000", ",\"optOut\":\"" + EMAIL + "\""),
                        row("e-5", "\"" + EMAIL + "\"", ""),
                        row("e-6", "1772366000", ",\"currency\":\"" + PHONE + "\""))
                + "]}";
        List<Reply> replies = new ArrayList<>();
        replies.add(server.post("/v1/reports", advertiser, body));
        replies.add(server.post("/v1/reports", advertiser, body, Map.of("Idempotency-Key", "k")));
        replies.add(server.post("/v1/reports?test=true", advertiser, body));
        replies.add(server.post("/v1/reports", advertiser, body.substring(0, body.length() - 30)));
        replies.add(server.post("/v1/reports", EMAIL, body));
        replies.add(server.post("/v1/reports?email=" + EMAIL, advertiser, body));
        replies.add(server.get("/v1/reports/" + EMAIL, platform));
        replies.add(server.get("/" + EMAIL, platform));
        replies.add(server.put(
                "/v1/users/u-1/identifiers",
                platform,
                "{\"identifiers\":{\"emails\":[\"" + EMAIL + "\"],\"phones\":[\"" + PHONE + "\"]}}"));
        replies.add(server.post(
                "/v1/sightings",
                platform,
                "{\"sightings\":[{\"userId\":\"u-1\",\"advertiserId\":\"shop\",\"occurredAt\":1772366000,"
                        + identifiers() + "}]}"));
        replies.add(server.post(
                "/v1/engagements",
                platform,
                "{\"engagements\":[{\"engagementId\":\"n-1\",\"userId\":\"u-1\",\"advertiserId\":\"shop\","
                        + "\"kind\":\"click\",\"occurredAt\":1772365000,\"clickId\":\"" + CLICK + "\",\"ip\":\"" + IP
                        + "\",\"userAgent\":\"" + AGENT + "\"}]}"));
        replies.add(server.post(
                "/v1/erasures", platform, "{\"erasures\":[{\"identifiers\":{\"emails\":[\"" + EMAIL + "\"]}}]}"));
        return replies;
    }

    private void assertNotAtRest(String canary) {
        assertNotAtRest(canary.getBytes(StandardCharsets.UTF_8));
    }

    private void assertNotAtRest(byte[] canary) {
        String wanted = new String(canary, StandardCharsets.ISO_8859_1);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
                assertThat(bytes.contains(wanted))
                        .as("a canary in " + folder.relativize(file))
                        .isFalse();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aBugIsAnsweredAndLoggedWithoutWords() {
        PrintStream err = System.err;
        ByteArrayOutputStream caught = new ByteArrayOutputStream();
        System.setErr(new PrintStream(caught, true, StandardCharsets.UTF_8));
        try (TestServer server = TestServer.open(folder)) {
            server.server.control().close();
            Reply reply = server.post("/v1/reports", EMAIL, "{}");
            assertThat(reply.status()).isIn(401, 500);
            assertThat(reply.text()).doesNotContain("SQL", "Exception");
        } finally {
            System.setErr(err);
        }
        assertThat(caught.toString(StandardCharsets.UTF_8)).doesNotContain(EMAIL);
    }
}
