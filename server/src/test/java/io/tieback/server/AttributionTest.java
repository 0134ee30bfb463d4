package io.tieback.server;

import static io.tieback.server.TestServer.report;
import static io.tieback.server.TestServer.reports;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttributionTest {
    @TempDir
    private Path folder;

    /** {@code matched} reports of ann, who clicked, and {@code nameless} ones of nobody known. */
    private static void fill(TestServer server, int matched, int nameless) {
        server.put(
                "/v1/users/ann/identifiers",
                server.keys.platformKey(),
                "{\"identifiers\":{\"emails\":[\"ann@example.com\"]}}");
        click(server, "en-1", "spring");
        send(server, matched, "m-", "ann@example.com");
        send(server, nameless, "n-", "stranger@example.com");
        server.quiet();
    }

    private static void click(TestServer server, String engagementId, String campaignId) {
        server.post(
                "/v1/engagements",
                server.keys.platformKey(),
                "{\"engagements\":[{\"engagementId\":\"" + engagementId
                        + "\",\"userId\":\"ann\",\"advertiserId\":\"shop\","
                        + "\"campaignId\":\"" + campaignId + "\",\"adId\":\"a\",\"kind\":\"click\","
                        + "\"occurredAt\":\"2026-03-01T11:00:00Z\"}]}");
    }

    private static void send(TestServer server, int count, String prefix, String email) {
        if (count > 0) {
            String[] rows = IntStream.range(0, count)
                    .mapToObj(i -> report(prefix + i).replace("ann@example.com", email))
                    .toArray(String[]::new);
            assertThat(server.post("/v1/reports", server.keys.advertiserKey(), reports(rows))
                            .status())
                    .isEqualTo(200);
        }
    }

    private static Map<String, BigDecimal> sums(JsonNode table) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        table.path("rows")
                .forEach(row -> sums.merge(
                        row.path("setting").asText(), row.path("conversions").decimalValue(), BigDecimal::add));
        return sums;
    }

    private static Map<String, Integer> reportsByOutcome(JsonNode table) {
        Map<String, Integer> reports = new TreeMap<>();
        table.path("rows").forEach(row -> {
            if (row.path("setting").asText().equals("last_touch")) {
                reports.merge(row.path("outcome").asText(), row.path("reports").asInt(), Integer::sum);
            }
        });
        return reports;
    }

    @Test
    void everySettingsRowsSumToAllReports() {
        try (TestServer server = TestServer.open(folder)) {
            fill(server, 7, 5);
            send(server, 3, "m-", "ann@example.com");
            server.quiet();
            for (String by : new String[] {"", "campaignId", "day,conversionType,adId,advertiserId,campaignId"}) {
                JsonNode table = server.get("/v1/attribution?by=" + by, server.keys.readerKey())
                        .json();
                assertThat(sums(table).values())
                        .allSatisfy(sum -> assertThat(sum).isEqualByComparingTo("15"));
                assertThat(sums(table)).containsOnlyKeys("last_touch", "linear");
                assertThat(reportsByOutcome(table)).isEqualTo(Map.of("credited", 7, "nobody", 5, "merged", 3));
            }
            JsonNode credited = server.get(
                            "/v1/attribution?setting=linear&campaignId=spring", server.keys.platformKey())
                    .json()
                    .at("/rows/0");
            assertThat(credited.path("value").decimalValue()).isEqualByComparingTo("73.5");
            assertThat(credited.path("currency").asText()).isEqualTo("EUR");
        }
    }

    @Test
    void anAdvertiserSeesRowsOfFiftyReportsOnly() {
        try (TestServer server = TestServer.open(folder)) {
            fill(server, 50, 60);
            JsonNode table =
                    server.get("/v1/attribution", server.keys.advertiserKey()).json();
            assertThat(reportsByOutcome(table)).isEqualTo(Map.of("credited", 50, "nobody", 60));
            assertThat(table.path("smallestRow").asInt()).isEqualTo(50);
        }
    }

    @Test
    void smallRowsAreFoldedWithTheNextSmallestSoThatNoDifferenceTellsThem() {
        try (TestServer server = TestServer.open(folder)) {
            fill(server, 80, 3);
            JsonNode table =
                    server.get("/v1/attribution", server.keys.advertiserKey()).json();
            assertThat(reportsByOutcome(table)).isEqualTo(Map.of("remainder", 83));
            assertThat(table.at("/rows/0/value").decimalValue()).isEqualByComparingTo("871.5");
            assertThat(table.toString()).doesNotContain("spring", "nobody");
        }
    }

    @Test
    void anAnswerWithoutRowsSaysNothingOfWhatItHides() {
        try (TestServer server = TestServer.open(folder)) {
            fill(server, 1, 3);
            String rows = "\"smallestRow\":50,\"rows\":[]}";
            for (String query : new String[] {"", "?campaignId=spring", "?campaignId=none", "?adId=a", "?adId=none"}) {
                assertThat(server.get("/v1/attribution" + query, server.keys.advertiserKey())
                                .text())
                        .as(query)
                        .endsWith(rows);
            }
        }
    }

    @Test
    void aReportThatSeveralAdsShareCountsOnceInTheRemainderOfEverySetting() {
        try (TestServer server = TestServer.open(folder)) {
            click(server, "en-2", "summer");
            fill(server, 20, 40);
            JsonNode table =
                    server.get("/v1/attribution", server.keys.advertiserKey()).json();
            assertThat(table.path("rows").findValuesAsText("outcome")).containsExactly("remainder", "remainder");
            assertThat(table.path("rows").findValuesAsText("reports")).containsExactly("60", "60");
        }
    }

    @Test
    void partsOfFewReportsDoNotMakeARemainderOfFifty() {
        try (TestServer server = TestServer.open(folder)) {
            click(server, "en-2", "summer");
            fill(server, 30, 0);
            assertThat(server.get("/v1/attribution", server.keys.advertiserKey())
                            .json()
                            .path("rows"))
                    .isEmpty();
        }
    }

    @Test
    void slicesBeyondTheLimitAreRejectedAndCountedTogether() {
        try (TestServer server = TestServer.open(
                folder, settings -> settings.withLimits(ServerLimits.presets().withSlices(2)))) {
            String third = report("e-3").replace("checkout", "third_type");
            JsonNode answer = server.post(
                            "/v1/reports",
                            server.keys.advertiserKey(),
                            reports(
                                    report("e-1"),
                                    report("e-2").replace("checkout", "second_type"),
                                    third,
                                    report("e-4"),
                                    "{\"dataSet\":\"fourth\"}"))
                    .json();
            assertThat(answer.findValuesAsText("status"))
                    .containsExactly("accepted", "accepted", "rejected", "accepted", "rejected");
            assertThat(answer.at("/results/2/issues/0/code").asText()).isEqualTo("too_many_slices");
            server.quiet();
            JsonNode conservation = server.get("/v1/ledger/conservation", server.keys.advertiserKey())
                    .json();
            assertThat(conservation.path("slices").findValuesAsText("dataSet"))
                    .containsExactly("default", "default", "other", "other");
            assertThat(conservation.at("/totals/rejected").asInt()).isEqualTo(2);
            assertThat(conservation.at("/totals/holds").asBoolean()).isTrue();
        }
    }
}
