package io.tieback.server;

import static io.tieback.server.TestServer.report;
import static io.tieback.server.TestServer.reports;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tieback.server.TestServer.Reply;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuarantineTest {
    @TempDir
    private Path folder;

    @Test
    void aReportInMillisecondsIsListedReleasedAndStandsAtTheTimeThatWasMeant() {
        try (TestServer server = TestServer.open(folder)) {
            String seconds = "" + (TestServer.NOW.getEpochSecond() - 60);
            String good = report("e-1");
            Reply taken = server.post(
                    "/v1/reports",
                    server.keys.advertiserKey(),
                    reports(good.replace("e-1", "e-2").replace(seconds, seconds + "000"), good));
            String held = taken.json().at("/results/0/reportId").asText();
            assertThat(taken.json().at("/results/0/status").asText()).isEqualTo("quarantined");
            server.quiet();
            assertThat(listed(server)).isEqualTo(held);

            assertThat(released(server, held, "?test=true")).isEqualTo("accepted");
            assertThat(listed(server)).isEqualTo(held);
            assertThat(released(server, held, "")).isEqualTo("accepted");
            server.quiet();
            assertThat(listed(server)).isEmpty();
            assertThat(released(server, held, "")).isEqualTo("rejected report_not_quarantined");

            JsonNode life =
                    server.get("/v1/reports/" + held, server.keys.platformKey()).json();
            assertThat(life.path("status").asText()).isEqualTo("admitted");
            assertThat(life.at("/stages/0/verdict").asText()).isEqualTo("quarantined");
            assertThat(life.at("/stages/1/stage").asText()).isEqualTo("release");
            assertThat(life.at("/stages/1/occurredAt").asText())
                    .isEqualTo(TestServer.NOW.minusSeconds(60).toString());
            JsonNode totals = server.get("/v1/ledger/conservation", server.keys.readerKey())
                    .json()
                    .path("totals");
            assertThat(totals.path("received").asInt()).isEqualTo(2);
            assertThat(totals.path("admitted").asInt()).isEqualTo(2);
            assertThat(totals.path("quarantined").asInt()).isZero();
            assertThat(totals.path("holds").asBoolean()).isTrue();
        }
    }

    @Test
    void aCopyThatIsReleasedIsStillACopyAndWhatIsBeyondAllBoundsStays() {
        try (TestServer server = TestServer.open(folder)) {
            String seconds = "" + (TestServer.NOW.getEpochSecond() - 60);
            String good = report("e-1");
            Reply taken = server.post(
                    "/v1/reports",
                    server.keys.advertiserKey(),
                    reports(good, good.replace(seconds, seconds + "000"), good.replace(seconds, "40000000000")));
            server.quiet();
            String first = taken.json().at("/results/0/reportId").asText();
            String copy = taken.json().at("/results/1/reportId").asText();
            String never = taken.json().at("/results/2/reportId").asText();
            assertThat(released(server, copy, "")).isEqualTo("accepted");
            assertThat(released(server, never, "")).isEqualTo("rejected occurred_at_in_future");
            server.quiet();
            JsonNode life =
                    server.get("/v1/reports/" + copy, server.keys.platformKey()).json();
            assertThat(life.path("status").asText()).isEqualTo("exact_duplicate");
            assertThat(life.at("/stages/2/firstReportId").asText()).isEqualTo(first);
            assertThat(listed(server)).isEqualTo(never);
        }
    }

    private static String listed(TestServer server) {
        return server.get("/v1/quarantine?advertiserId=shop", server.keys.readerKey())
                .json()
                .at("/reports/0/reportId")
                .asText();
    }

    /** What the answer says of the one row. */
    private static String released(TestServer server, String reportId, String query) {
        JsonNode row = server.post(
                        "/v1/quarantine/releases" + query,
                        server.keys.platformKey(),
                        "{\"releases\":[{\"reportId\":\"" + reportId + "\"}]}")
                .json()
                .at("/results/0");
        return (row.path("status").asText() + " " + row.at("/issues/0/code").asText()).strip();
    }
}
