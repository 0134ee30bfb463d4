package io.tieback.server;

import static io.tieback.server.TestServer.report;
import static io.tieback.server.TestServer.reports;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieback.server.TestServer.Reply;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdempotencyTest {
    @TempDir
    private Path folder;

    private static long received(TestServer server) {
        server.quiet();
        return server.get("/v1/ledger/conservation", server.keys.readerKey())
                .json()
                .at("/totals/received")
                .asLong();
    }

    @Test
    void theSameKeyOfTwoApiKeysIsTwoRequests() {
        try (TestServer server = TestServer.open(folder)) {
            Map<String, String> key = Map.of("Idempotency-Key", "same");
            Reply mine = server.post("/v1/reports", server.keys.advertiserKey(), reports(report("e-1")), key);
            Reply theirs = server.post("/v1/reports", server.otherAdvertiserKey, reports(report("e-2")), key);
            assertThat(mine.status()).isEqualTo(200);
            assertThat(theirs.status()).isEqualTo(200);
            assertThat(theirs.json().at("/results/0/reportId"))
                    .isNotEqualTo(mine.json().at("/results/0/reportId"));
            assertThat(received(server)).isEqualTo(2);
        }
    }

    @Test
    void manyAtOnceAreCountedOnceAndAnsweredAlikeOrToldToWait() throws InterruptedException, ExecutionException {
        String body =
                reports(IntStream.range(0, 200).mapToObj(i -> report("e-" + i)).toArray(String[]::new));
        ExecutorService senders = Executors.newFixedThreadPool(8);
        try (TestServer server = TestServer.open(folder)) {
            List<Future<Reply>> sent = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                sent.add(senders.submit(() ->
                        server.post("/v1/reports", server.keys.advertiserKey(), body, Map.of("Idempotency-Key", "k"))));
            }
            List<String> answers = new ArrayList<>();
            for (Future<Reply> each : sent) {
                Reply reply = each.get();
                assertThat(reply.status()).isIn(200, 409);
                if (reply.status() == 200) {
                    answers.add(reply.text());
                } else {
                    assertThat(reply.code()).isEqualTo("idempotency_key_in_flight");
                    assertThat(reply.header("retry-after")).isEqualTo("1");
                }
            }
            assertThat(answers).isNotEmpty();
            assertThat(answers.stream().distinct()).hasSize(1);
            assertThat(received(server)).isEqualTo(200);
        } finally {
            senders.shutdownNow();
        }
    }

    @Test
    void aReplyOutlivesARestart() {
        Map<String, String> key = Map.of("Idempotency-Key", "k");
        String advertiserKey;
        Reply first;
        try (TestServer server = TestServer.open(folder)) {
            advertiserKey = server.keys.advertiserKey();
            first = server.post("/v1/reports", advertiserKey, reports(report("e-1")), key);
        }
        try (TestServer server = TestServer.reopen(folder)) {
            Reply again = server.post("/v1/reports", advertiserKey, reports(report("e-1")), key);
            assertThat(again.bytes()).isEqualTo(first.bytes());
            assertThat(again.header("idempotency-replayed")).isEqualTo("true");
        }
    }

    @Test
    void aRequestThatWasRefusedWholeLeavesItsKeyFree() {
        try (TestServer server = TestServer.open(folder)) {
            Map<String, String> key = Map.of("Idempotency-Key", "k");
            assertThat(server.post("/v1/reports", server.keys.advertiserKey(), "{", key)
                            .status())
                    .isEqualTo(400);
            assertThat(server.post("/v1/reports", server.keys.advertiserKey(), reports(report("e-1")), key)
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void aKeyHasOneTo255PrintableCharacters() {
        try (TestServer server = TestServer.open(folder)) {
            for (String bad : List.of("x".repeat(256), "with space")) {
                Reply reply = server.post(
                        "/v1/reports",
                        server.keys.advertiserKey(),
                        reports(report("e-1")),
                        Map.of("Idempotency-Key", bad));
                assertThat(reply.code()).isEqualTo("idempotency_key_malformed");
            }
            assertThat(server.post(
                                    "/v1/reports",
                                    server.keys.advertiserKey(),
                                    reports(report("e-1")),
                                    Map.of("Idempotency-Key", "x".repeat(255)))
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void aTestAnswersAdmissionAndKeepsNothing() {
        try (TestServer server = TestServer.open(folder)) {
            server.post("/v1/reports", server.keys.advertiserKey(), reports(report("e-1")));
            server.quiet();
            Map<String, String> key = Map.of("Idempotency-Key", "k");
            Reply test = server.post(
                    "/v1/reports?test=true",
                    server.keys.advertiserKey(),
                    reports(report("e-1"), report("e-2").replace("1772366340", "1772366340000")),
                    key);
            assertThat(test.status()).isEqualTo(200);
            assertThat(test.json().at("/results/0/status").asText()).isEqualTo("accepted");
            assertThat(test.json().at("/results/1/status").asText()).isEqualTo("quarantined");
            assertThat(test.text()).doesNotContain("duplicateOf", "reportId");
            assertThat(received(server)).isEqualTo(1);
            Reply other = server.post("/v1/reports", server.keys.advertiserKey(), reports(report("e-9")), key);
            assertThat(other.status()).as("the key is still free").isEqualTo(200);
        }
    }
}
