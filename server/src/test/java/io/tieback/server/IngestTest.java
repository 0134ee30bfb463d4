package io.tieback.server;

import static io.tieback.server.TestServer.report;
import static io.tieback.server.TestServer.reports;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tieback.core.admit.ConsentPolicy;
import io.tieback.server.TestServer.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestTest {
    @TempDir
    private Path folder;

    @Test
    void aPutThatCannotBeUsedIsRefusedWholeAndSaysWhere() {
        try (TestServer server = TestServer.open(folder)) {
            TestServer.Reply reply = server.put(
                    "/v1/users/dan/identifiers", server.keys.platformKey(), "{\"emails\":[\"dan@example.com\"]}");
            assertThat(reply.status()).as(reply.text()).isEqualTo(422);
            assertThat(reply.code()).isEqualTo("resource_rejected");
            assertThat(reply.text()).contains("field_missing at ").doesNotContain("dan@");
        }
    }

    @Test
    void aRegionsPolicySuppressesAndLimitsAndEachIsCounted() {
        ConsentPolicy policy = ConsentPolicy.read(List.of("region.DE=suppressed", "region.US-CA=limited"));
        try (TestServer server = TestServer.open(folder, settings -> settings.withConsent(policy))) {
            server.put(
                    "/v1/users/user-ann/identifiers",
                    server.keys.platformKey(),
                    "{\"identifiers\":{\"emails\":[\"ann@example.com\"]}}");
            String limited = report("e-2").replace("{\"conv", "{\"region\":\"US-CA\",\"conv");
            Reply reply = server.post(
                    "/v1/reports",
                    server.keys.advertiserKey(),
                    reports(report("e-1").replace("{\"conv", "{\"region\":\"DE\",\"conv"), limited, report("e-3")));
            assertThat(reply.text()).contains("suppressed_in_region", "limited_use");
            server.quiet();
            assertThat(reply.json().at("/counts/suppressed").asInt()).isEqualTo(1);
            assertThat(server.get(
                                    "/v1/reports/"
                                            + reply.json()
                                                    .at("/results/1/reportId")
                                                    .asText(),
                                    server.keys.platformKey())
                            .text())
                    .doesNotContain("user-ann");
            assertThat(server.get(
                                    "/v1/reports/"
                                            + reply.json()
                                                    .at("/results/2/reportId")
                                                    .asText(),
                                    server.keys.platformKey())
                            .text())
                    .contains("user-ann");
            JsonNode totals = server.get("/v1/ledger/conservation", server.keys.readerKey())
                    .json()
                    .path("totals");
            assertThat(totals.path("suppressed").asInt()).isEqualTo(1);
            assertThat(totals.path("holds").asBoolean()).isTrue();
            assertThat(server.get("/metrics", "").text()).contains("tieback_reports_limited_total 1.0");
        }
    }

    @Test
    void whoOptedOutIsNamedNoMoreAndTheCreditIsTakenBack() {
        try (TestServer server = TestServer.open(folder)) {
            String key = server.keys.platformKey();
            server.put("/v1/users/user-ann/identifiers", key, "{\"identifiers\":{\"emails\":[\"ann@example.com\"]}}");
            String id = server.post("/v1/reports", server.keys.advertiserKey(), reports(report("e-1")))
                    .json()
                    .at("/results/0/reportId")
                    .asText();
            server.quiet();
            assertThat(server.get("/v1/reports/" + id, key).text()).contains("user-ann");

            Reply unclear = server.put("/v1/users/user-ann/consent", key, "{\"optedOut\":\"yes\"}");
            assertThat(unclear.status()).isEqualTo(422);
            assertThat(unclear.text()).contains("opt_out_unreadable at optedOut");
            assertThat(server.put("/v1/users/user-ann/consent", key, "{}").text())
                    .contains("field_missing at optedOut");
            Reply out = server.put("/v1/users/user-ann/consent", key, "{\"optedOut\":true}");
            assertThat(out.status()).as(out.text()).isEqualTo(200);
            server.quiet();
            assertThat(server.get("/v1/reports/" + id, key).text())
                    .doesNotContain("user-ann", "\\u0001")
                    .contains("\"opt_out\"", "\"nobody\"");
        }
    }

    @Test
    void aReportIsAnsweredCountedAndKnownAgain() {
        try (TestServer server = TestServer.open(folder)) {
            Reply first = server.post("/v1/reports", server.keys.advertiserKey(), reports(report("e-1")));
            assertThat(first.status()).as(first.text()).isEqualTo(200);
            String reportId = first.json().at("/results/0/reportId").asText();
            assertThat(reportId).hasSize(26);
            server.quiet();

            Reply again = server.post("/v1/reports", server.keys.advertiserKey(), reports(report("e-1")));
            assertThat(again.json().at("/results/0/duplicateOf").asText()).isEqualTo(reportId);
            server.quiet();

            JsonNode totals = server.get("/v1/ledger/conservation", server.keys.advertiserKey())
                    .json()
                    .path("totals");
            assertThat(totals.path("received").asInt()).isEqualTo(2);
            assertThat(totals.path("admitted").asInt()).isEqualTo(1);
            assertThat(totals.path("exactDuplicates").asInt()).isEqualTo(1);
            assertThat(totals.path("holds").asBoolean()).isTrue();
        }
    }

    @Test
    void rowsAreTurnedAwayBeforeTheDiskIsFullAndReadingGoesOn() {
        try (TestServer server = TestServer.open(
                folder, settings -> settings.withLimits(ServerLimits.presets().withFreeBytes(Long.MAX_VALUE)))) {
            Reply reply = server.post("/v1/reports", server.keys.advertiserKey(), reports(report("e-1")));
            assertThat(reply.status()).isEqualTo(507);
            assertThat(reply.code()).isEqualTo("disk_full");
            assertThat(reply.header("retry-after")).isEqualTo("30");
            assertThat(server.get("/ready", "").code()).isEqualTo("disk_full");
            assertThat(server.get("/health", "").status()).isEqualTo(200);
            assertThat(server.get("/v1/attribution", server.keys.advertiserKey())
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void aFileForNewKeysIsWrittenForItsOwnerAloneAndAgainWhenItIsLost() throws IOException {
        Path file = folder.resolve("keys.json");
        ServerSettings settings = TestServer.settings(folder.resolve("data")).withNewKeysFile(file);
        byte[] first;
        try (TiebackServer server = TiebackServer.open(settings)) {
            assertThat(server.newKeys()).isPresent();
            first = Files.readAllBytes(file);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
        try (TiebackServer server = TiebackServer.open(settings)) {
            assertThat(server.newKeys()).isEmpty();
            assertThat(file).hasBinaryContent(first);
        }
        Files.delete(file);
        try (TiebackServer server = TiebackServer.open(settings)) {
            assertThat(server.newKeys()).isPresent();
            assertThat(Files.readString(file)).contains("advertiserKey", "platformKey", "readerKey");
        }
    }

    @Test
    void whatTheApiDoesNotKnowIsKeptWithTheReportUntilItsPersonIsErased() {
        try (TestServer server = TestServer.open(folder)) {
            String advertiser = server.keys.advertiserKey();
            String row = report("e-1")
                    .replace("{\"emails\"", "{\"fax\":7,\"emails\"")
                    .replaceFirst("}$", ",\"mood\":{\"good\":true}}");
            Reply taken = server.post("/v1/reports", advertiser, reports(row));
            String path =
                    "/v1/reports/" + taken.json().at("/results/0/reportId").asText();
            server.quiet();

            JsonNode admission = server.get(path, advertiser).json().at("/stages/0");
            assertThat(admission.path("unknownFields")).hasToString("{\"identifiers.fax\":7,\"mood\":{\"good\":true}}");
            assertThat(admission.path("codes").toString()).contains("field_unknown");
            assertThat(server.get(path, server.keys.readerKey()).text()).doesNotContain("mood");

            server.post(
                    "/v1/erasures",
                    server.keys.platformKey(),
                    "{\"erasures\":[{\"identifiers\":{\"emails\":[\"ann@example.com\"]}}]}");
            server.quiet();
            Reply erased = server.get(path, server.keys.platformKey());
            assertThat(erased.json().path("erased").asBoolean())
                    .as(erased.text())
                    .isTrue();
            assertThat(erased.text()).doesNotContain("mood").contains("field_unknown");
        }
    }

    @Test
    void theSameIdempotencyKeyGivesTheSameBytesAndCountsOnce() {
        try (TestServer server = TestServer.open(folder)) {
            Map<String, String> key = Map.of("Idempotency-Key", "k-1");
            String body = reports(report("e-1"), report("e-2"));
            Reply first = server.post("/v1/reports", server.keys.advertiserKey(), body, key);
            Reply again = server.post("/v1/reports", server.keys.advertiserKey(), body, key);
            assertThat(again.status()).isEqualTo(200);
            assertThat(again.bytes()).isEqualTo(first.bytes());
            assertThat(again.header("idempotency-replayed")).isEqualTo("true");

            Reply other = server.post("/v1/reports", server.keys.advertiserKey(), reports(report("e-3")), key);
            assertThat(other.status()).isEqualTo(422);
            assertThat(other.code()).isEqualTo("idempotency_key_reused");

            server.quiet();
            assertThat(server.get("/v1/ledger/conservation", server.keys.readerKey())
                            .json()
                            .at("/totals/received")
                            .asInt())
                    .isEqualTo(2);
        }
    }
}
