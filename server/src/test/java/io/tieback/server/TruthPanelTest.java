package io.tieback.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the door says to rows of the truth panel. */
final class TruthPanelTest {
    private static final String ROUTE = "/v1/truth-panel";

    @TempDir
    private Path folder;

    private static JsonNode first(TestServer server, String row) {
        return server.post(ROUTE, server.keys.platformKey(), "{\"truths\":[" + row + "]}")
                .json()
                .at("/results/0");
    }

    private static String code(TestServer server, String row) {
        JsonNode result = first(server, row);
        assertThat(result.path("status").asText()).as(result.toString()).isEqualTo("rejected");
        return result.at("/issues/0/code").asText();
    }

    @Test
    void aRowSaysWhoDidWhatAReportIsAboutOrThatNoUserDid() {
        try (TestServer server = TestServer.open(folder)) {
            String id = reportId(server, "e-1");
            server.quiet();
            String report = "\"reportId\":\"" + id + "\"";
            assertThat(first(server, "{" + report + ",\"userId\":\"ann\"}")
                            .path("status")
                            .asText())
                    .isEqualTo("accepted");
            assertThat(first(server, "{" + report + ",\"known\":false,\"panelistId\":\"p-1\"}")
                            .path("status")
                            .asText())
                    .isEqualTo("accepted");
            assertThat(first(server, "{" + report + ",\"userId\":\"ann\",\"known\":true}")
                            .path("status")
                            .asText())
                    .isEqualTo("accepted");

            for (String unclear : new String[] {
                "", ",\"known\":true", ",\"known\":false,\"userId\":\"ann\"", ",\"known\":\"no\"", ",\"userId\":\"\""
            }) {
                assertThat(code(server, "{" + report + unclear + "}"))
                        .as(unclear)
                        .isEqualTo("panel_truth_unclear");
            }
            assertThat(code(server, "{\"reportId\":\"no-such\",\"userId\":\"ann\"}"))
                    .isEqualTo("panel_report_unknown");
            assertThat(code(server, "{\"userId\":\"ann\"}")).isEqualTo("field_missing");
            assertThat(server.post(ROUTE, server.keys.advertiserKey(), "{\"truths\":[{}]}")
                            .status())
                    .isEqualTo(403);
            server.quiet();
            assertThat(server.get("/v1/reports/" + id, server.keys.platformKey())
                            .text())
                    .doesNotContain("panel");
        }
    }

    @Test
    void ofRowsOfARequestThatContradictEachOtherOnlyTheFirstIsTaken() {
        try (TestServer server = TestServer.open(folder)) {
            String id = reportId(server, "e-1");
            String copy = reportId(server, "e-1");
            String other = reportId(server, "e-2");
            server.quiet();
            String rows = String.join(
                    ",",
                    told(id, "\"userId\":\"ann\""),
                    told(id, "\"userId\":\"bob\""),
                    told(other, "\"known\":false"),
                    told(copy, "\"known\":false"),
                    told(id, "\"userId\":\"ann\",\"known\":true"),
                    told(other, "\"known\":false,\"panelistId\":\"p-1\""));
            JsonNode results = server.post(ROUTE, server.keys.platformKey(), "{\"truths\":[" + rows + "]}")
                    .json()
                    .path("results");
            assertThat(results.findValuesAsText("status"))
                    .containsExactly("accepted", "rejected", "accepted", "rejected", "accepted", "rejected");
            assertThat(results.findValuesAsText("code"))
                    .containsOnly("panel_truth_contradicts")
                    .hasSize(3);
        }
    }

    @Test
    void aLaterTellingReplacesAnEarlierOneAndTheAnswerSaysSo() {
        try (TestServer server = TestServer.open(folder)) {
            String report = "{\"reports\":[" + TestServer.report("e-1").replaceAll(",\"identifiers.*", "}") + "]}";
            String id = server.post("/v1/reports", server.keys.advertiserKey(), report)
                    .json()
                    .at("/results/0/reportId")
                    .asText();
            server.quiet();
            String ann = told(id, "\"userId\":\"ann\"");
            assertThat(first(server, ann).path("issues")).isEmpty();
            server.quiet();
            assertThat(first(server, ann).path("issues")).as("the same again").isEmpty();
            server.quiet();
            JsonNode otherwise = first(server, told(id, "\"known\":false"));
            assertThat(otherwise.path("status").asText()).isEqualTo("accepted");
            assertThat(otherwise.at("/issues/0/code").asText()).isEqualTo("panel_truth_replaced");
        }
    }

    private static String told(String reportId, String what) {
        return "{\"reportId\":\"" + reportId + "\"," + what + "}";
    }

    private static String reportId(TestServer server, String eventId) {
        return server.post("/v1/reports", server.keys.advertiserKey(), TestServer.reports(TestServer.report(eventId)))
                .json()
                .at("/results/0/reportId")
                .asText();
    }
}
