package io.tieback.server;

import static io.tieback.server.TestServer.NOW;
import static io.tieback.server.TestServer.reports;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.tieback.server.TestServer.Reply;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Releases of user match in service, what they say, and who hears it. */
class RolloutTest {
    private static final String ADDRESS = "8.8.4.4";

    @TempDir
    private Path folder;

    @Test
    void aReleaseServesWithoutARestartAndStillAfterOneAndCanBeTakenBack() {
        try (TestServer server = TestServer.open(folder)) {
            JsonNode before = server.get("/v1/releases/user-match", server.keys.readerKey())
                    .json();
            assertThat(before.path("inForce").asInt()).isZero();
            assertThat(before.path("releases")).isEmpty();
            seen(server, "ann");
            String early = taken(server, "e-1");
            JsonNode promoted = server.promote(9).json();
            assertThat(promoted.path("inForce").asInt()).isEqualTo(1);
            assertThat(promoted.at("/releases/0/release").asText()).isEqualTo("odds-9.0");
            assertThat(server.promote(9).json()).isEqualTo(promoted);
            String late = taken(server, "e-2");
            server.quiet();
            assertThat(match(server, early).path("knownUsers").asInt()).isZero();
            assertThat(match(server, early).has("odds")).isFalse();
            assertThat(match(server, late).at("/users/0/userId").asText()).isEqualTo("ann");
            assertThat(match(server, late).at("/users/0/conversions").asDouble())
                    .isEqualTo(.9);
        }
        try (TestServer server = TestServer.reopen(folder)) {
            assertThat(match(server, taken(server, "e-3")).path("knownUsers").asInt())
                    .isEqualTo(1);
            String none = "{\"version\":0}";
            Reply back = server.post("/v1/releases/user-match:promote", server.keys.platformKey(), none);
            assertThat(back.json().path("inForce").asInt()).isZero();
            assertThat(match(server, taken(server, "e-4")).path("knownUsers").asInt())
                    .isZero();
        }
    }

    @Test
    void whatCannotBePutInServiceIsRefusedAndNothingChanges() {
        try (TestServer server = TestServer.open(folder)) {
            String route = "/v1/releases/user-match:promote";
            String platform = server.keys.platformKey();
            for (String body : List.of(
                    "{}",
                    "[]",
                    "{\"version\":-1}",
                    "{\"version\":\"1\"}",
                    "{\"version\":1.5}",
                    "{\"version\":99999999999}",
                    "{\"version\":99999999999999999999999}",
                    "{\"version\":1,\"files\":{}}",
                    "{\"files\":{\"a.json\":1}}",
                    "{\"files\":{\"a.json\":\"\",\"a.json\":\"\"}}",
                    "{\"files\":[]}",
                    "{\"version\":0} ?",
                    "no json")) {
                assertThat(server.post(route, platform, body).code()).as(body).isEqualTo("promotion_missing");
            }
            Reply unknown = server.post(route, platform, "{\"version\":1}");
            assertThat(unknown.status()).isEqualTo(422);
            assertThat(unknown.json().path("detail").asText()).contains("no release 1");
            Reply broken = server.post(route, platform, "{\"files\":{\"odds.txt\":\"many\"}}");
            assertThat(broken.code()).isEqualTo("resource_rejected");
            assertThat(broken.json().path("detail").asText())
                    .isEqualTo("the release holds no odds")
                    .doesNotContain(folder.toString());
            Reply elsewhere = server.post(route, platform, "{\"files\":{\"../odds.txt\":\"9\"}}");
            assertThat(elsewhere.code()).isEqualTo("resource_rejected");
            JsonNode after = server.get("/v1/releases/user-match", platform).json();
            assertThat(after.path("releases")).isEmpty();
            assertThat(server.get("/v1/releases/user-match/1", platform).status())
                    .isEqualTo(404);
            assertThat(server.get("/v1/releases/user-match/..%2f..", platform).status())
                    .isGreaterThanOrEqualTo(400);
        }
    }

    @Test
    void aPredictionSaysWhatAReportWouldBeMatchedToAndKeepsNothingOfIt() {
        try (TestServer server = TestServer.open(folder)) {
            String platform = server.keys.platformKey();
            String rows = reports(nameless("e-1").replace("{\"conv", "{\"advertiserId\":\"shop\",\"conv"));
            Reply none = server.post("/v1/match:predict", platform, rows);
            assertThat(none.code()).isEqualTo("no_release_in_service");
            assertThat(none.json().path("fix").asText()).contains("train user-match", "release promote");
            server.promote(9);
            seen(server, "ann");
            server.put("/v1/users/ben/identifiers", platform, "{\"identifiers\":{\"emails\":[\"ann@example.com\"]}}");
            server.quiet();
            String metrics = server.get("/v1/ledger/conservation", platform).text();

            String named = TestServer.report("e-2");
            JsonNode answer = server.post(
                            "/v1/match:predict",
                            platform,
                            reports(
                                    ours(nameless("e-1")),
                                    nameless("e-1"),
                                    ours(named),
                                    ours(nameless("e-3")).replace(ADDRESS, "8.8.8.8"),
                                    ours(nameless("e-4")).replace("shop", "unheard"),
                                    ours(nameless("e-5")).replace("checkout", "")))
                    .json();

            JsonNode odds = answer.at("/results/0/match");
            assertThat(odds.path("by").asText()).isEqualTo("release");
            assertThat(odds.path("version").asInt()).isEqualTo(1);
            assertThat(odds.path("release").asText()).isEqualTo("odds-9.0");
            assertThat(odds.path("segment").asText()).isEqualTo("address_sole");
            assertThat(odds.path("ground").asText()).isEqualTo("none");
            assertThat(odds.at("/candidates/0/userId").asText()).isEqualTo("ann");
            assertThat(odds.at("/candidates/0/share").asDouble()).isEqualTo(.9);
            assertThat(odds.path("nobody").asDouble()).isEqualTo(.1);
            assertThat(odds.at("/household/share").asDouble()).isEqualTo(.9);
            assertThat(odds.at("/household/userIds/0").asText()).isEqualTo("ann");
            assertThat(answer.at("/results/1/issues/0/code").asText()).isEqualTo("field_missing");
            assertThat(answer.at("/results/1/issues/0/path").asText()).isEqualTo("reports[1].advertiserId");
            assertThat(answer.at("/results/1").has("match")).isFalse();
            assertThat(answer.at("/results/2/match/by").asText()).isEqualTo("key");
            assertThat(answer.at("/results/2/match/users/0/userId").asText()).isEqualTo("ben");
            assertThat(answer.at("/results/3/match/candidates")).isEmpty();
            assertThat(answer.at("/results/3/match/nobody").asInt()).isEqualTo(1);
            assertThat(answer.at("/results/4/issues/0/code").asText()).isEqualTo("advertiser_unknown");
            assertThat(answer.at("/results/4/match/candidates/0/userId").asText())
                    .isEqualTo("ann");
            assertThat(answer.at("/results/5/status").asText()).isEqualTo("rejected");
            assertThat(answer.at("/counts/accepted").asInt()).isEqualTo(4);
            server.quiet();
            assertThat(server.get("/v1/ledger/conservation", platform).text()).isEqualTo(metrics);
            assertThat(server.post("/v1/match:predict", platform, rows).json().path("results"))
                    .first()
                    .isEqualTo(answer.at("/results/0"));
        }
    }

    @Test
    void thePastIsRestatedOnlyWhenThatIsAskedFor() {
        try (TestServer server = TestServer.open(folder)) {
            String platform = server.keys.platformKey();
            seen(server, "ann");
            String id = taken(server, "e-1");
            server.promote(9);
            server.quiet();
            assertThat(match(server, id).path("odds").isMissingNode()).isTrue();
            String route = "/v1/releases/user-match:restate";
            for (String wrong : new String[] {"", "?from=soon", "?from=2026-03-01T00:00:00", "?since=2026-03-01"}) {
                assertThat(server.post(route + wrong, platform, "{}").status())
                        .as(wrong)
                        .isEqualTo(400);
            }
            assertThat(server.post(route + "?from=2026-01-01", server.keys.advertiserKey(), "{}")
                            .status())
                    .isEqualTo(403);
            JsonNode begun =
                    server.post(route + "?from=2026-01-01", platform, "{}").json();
            assertThat(begun.at("/restated/version").asInt()).isEqualTo(1);
            JsonNode job = begun.path("restated");
            while (job.path("running").asBoolean()) {
                job = server.get("/v1/releases/user-match", platform).json().path("restated");
            }
            assertThat(job.path("rowsDone")).isEqualTo(job.path("rows"));
            server.quiet();
            assertThat(match(server, id).at("/odds/version").asInt()).isEqualTo(1);
            assertThat(server.get("/v1/reports/" + id, platform).text()).contains("\"reason\":\"release\"");
        }
    }

    @Test
    void whoOptedOutIsNobodyInAnswersWhetherAKeyOrAnAddressKnewThem() {
        try (TestServer server = TestServer.open(folder)) {
            String platform = server.keys.platformKey();
            server.promote(9);
            seen(server, "ann");
            server.put("/v1/users/ann/identifiers", platform, "{\"identifiers\":{\"emails\":[\"ann@example.com\"]}}");
            server.quiet();
            String life = taken(server, "e-0");
            server.put("/v1/users/ann/consent", platform, "{\"optedOut\":true}");
            server.quiet();

            JsonNode results = server.post(
                            "/v1/match:predict",
                            platform,
                            reports(ours(nameless("e-1")), ours(TestServer.report("e-2"))))
                    .json()
                    .path("results");
            assertThat(results.at("/0/match/candidates")).isEmpty();
            assertThat(results.at("/0/match/nobody").asDouble()).isEqualTo(1);
            assertThat(results.at("/0/match/household/users").asInt()).isZero();
            assertThat(results.at("/0/match/household/share").asInt()).isZero();
            assertThat(results.at("/1/match/users")).isEmpty();
            assertThat(match(server, life).at("/odds/candidates")).isEmpty();
        }
    }

    @Test
    void aLifeTellsTheOddsWithTheirReasonsAndWhoOnlyToThePlatform() {
        try (TestServer server = TestServer.open(folder)) {
            server.promote(3);
            seen(server, "ann");
            seen(server, "ben");
            String id = taken(server, "e-1");
            JsonNode odds = match(server, id).path("odds");
            assertThat(odds.path("segment").asText()).isEqualTo("address_crowded");
            List<String> users = new ArrayList<>();
            double sum = odds.path("nobody").asDouble();
            for (JsonNode candidate : odds.path("candidates")) {
                users.add(candidate.path("userId").asText());
                sum += candidate.path("share").asDouble();
                double logOdds = 0;
                for (JsonNode step : candidate.path("why")) {
                    logOdds += step.path("logOdds").asDouble();
                }
                assertThat(1 / (1 + Math.exp(-logOdds)))
                        .isCloseTo(candidate.path("share").asDouble(), within(1e-6));
            }
            assertThat(users).containsExactlyInAnyOrder("ann", "ben");
            assertThat(server.get("/metrics", "").text())
                    .contains("tieback_evidence_questions_total{answer=\"whole\",key=\"address\"} 1.0")
                    .contains("tieback_evidence_users_unkept_total 0.0")
                    .contains("tieback_candidate_recall_acts{outcome=\"found\"} 0.0");
            assertThat(sum).isCloseTo(1, within(1e-8));
            assertThat(odds.at("/household/users").asInt()).isEqualTo(1);
            String reader =
                    server.get("/v1/reports/" + id, server.keys.readerKey()).text();
            assertThat(reader).contains("\"odds\"", "\"share\"").doesNotContain("\"ann\"", "\"ben\"");
            String own =
                    server.get("/v1/reports/" + id, server.keys.advertiserKey()).text();
            assertThat(own).doesNotContain("odds", "probability", "\"ann\"");
        }
    }

    private static String nameless(String eventId) {
        return TestServer.report(eventId)
                .replace("\"identifiers\":{\"emails\":[\"ann@example.com\"]}", "\"ip\":\"" + ADDRESS + "\"");
    }

    private static String ours(String row) {
        return row.replace("{\"conv", "{\"advertiserId\":\"shop\",\"conv");
    }

    @Test
    void thePageShowsAReportsOddsWithWhatEachNumberAddsAndNamesNobody() {
        try (TestServer server = TestServer.open(folder)) {
            seen(server, "ann");
            server.promote(9);
            String reportId = taken(server, "e-1");
            JsonNode odds = match(server, reportId).path("odds");
            Map<String, String> session = Map.of("Cookie", session(server));
            Reply page = server.send("GET", "/report?id=" + reportId, "", new byte[0], session);
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.text())
                    .contains("Most likely one user, at 90.0 %; nobody the platform knows at 10.0 %.")
                    .contains("Candidate 1", "Why Candidate 1", "Which ads earned it?")
                    .doesNotContain(">ann", "style=", "<script");
            for (JsonNode step : odds.at("/candidates/0/why")) {
                String adds =
                        String.format(Locale.ROOT, "%+.2f", step.path("logOdds").asDouble());
                assertThat(page.text()).contains("<td>" + adds + "</td>");
            }
            assertThat(server.send("GET", "/report?id=" + reportId, "", new byte[0], Map.of("Cookie", "a=b"))
                            .text())
                    .contains("Reader key")
                    .doesNotContain(reportId);
        }
    }

    @Test
    void thePageOfAReportThatIsNotThereSaysWhereIdsComeFrom() {
        try (TestServer server = TestServer.open(folder)) {
            Map<String, String> session = Map.of("Cookie", session(server));
            Reply missing = server.send("GET", "/report?id=%3Cb%3E", "", new byte[0], session);
            assertThat(missing.status()).isEqualTo(404);
            assertThat(missing.text())
                    .contains("No report has the id &lt;b&gt;.", "reportId")
                    .doesNotContain("<b>");
            assertThat(server.send("GET", "/report", "", new byte[0], session).text())
                    .contains("No report id was given.");
        }
    }

    private static String session(TestServer server) {
        String link = server.server.pageLink().toString();
        return server.get(link.substring(link.indexOf("/open")), "")
                .header("set-cookie")
                .replaceFirst(";.*", "");
    }

    private static void seen(TestServer server, String user) {
        server.post(
                "/v1/sightings",
                server.keys.platformKey(),
                "{\"sightings\":[{\"userId\":\"" + user + "\",\"ip\":\"" + ADDRESS + "\",\"occurredAt\":\""
                        + NOW.minus(Duration.ofHours(9)) + "\"}]}");
    }

    private static String taken(TestServer server, String eventId) {
        String id = server.post("/v1/reports", server.keys.advertiserKey(), reports(nameless(eventId)))
                .json()
                .at("/results/0/reportId")
                .asText();
        server.quiet();
        return id;
    }

    private static JsonNode match(TestServer server, String reportId) {
        for (JsonNode stage : server.get("/v1/reports/" + reportId, server.keys.platformKey())
                .json()
                .path("stages")) {
            if (stage.path("stage").asText().equals("match")) {
                return stage;
            }
        }
        throw new AssertionError("the report was not matched");
    }
}
