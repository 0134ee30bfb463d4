package io.tieback.server;

import static io.tieback.server.TestServer.report;
import static io.tieback.server.TestServer.reports;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieback.server.TestServer.Reply;
import io.tieback.server.control.Role;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every route under every role, and without one. */
class RolesTest {
    private static final Set<Role> ALL = Set.of(Role.values());
    private static final Set<Role> NO_ADVERTISER = Set.of(Role.PLATFORM, Role.READER);

    @TempDir
    private Path folder;

    private record Route(String method, String path, String body, Set<Role> roles) {}

    private static List<Route> routes(String reportId) {
        String sighting = "{\"sightings\":[{\"userId\":\"u\",\"occurredAt\":\"2026-03-01T11:00:00Z\"}]}";
        String engagement = "{\"engagements\":[{\"engagementId\":\"n\",\"userId\":\"u\",\"advertiserId\":\"shop\","
                + "\"kind\":\"click\",\"occurredAt\":\"2026-03-01T11:00:00Z\"}]}";
        return List.of(
                new Route("POST", "/v1/reports", reports(report("e")), Set.of(Role.ADVERTISER)),
                new Route("POST", "/v1/engagements", engagement, Set.of(Role.PLATFORM)),
                new Route("POST", "/v1/sightings", sighting, Set.of(Role.PLATFORM)),
                new Route("POST", "/v1/erasures", "{\"erasures\":[{\"userId\":\"x\"}]}", Set.of(Role.PLATFORM)),
                new Route("PUT", "/v1/users/u/identifiers", "{\"identifiers\":{}}", Set.of(Role.PLATFORM)),
                new Route("PUT", "/v1/users/x/consent", "{\"optedOut\":true}", Set.of(Role.PLATFORM)),
                new Route("GET", "/v1/attribution", "", ALL),
                new Route("GET", "/v1/reports/" + reportId, "", ALL),
                new Route("GET", "/v1/engagements/n/credit", "", NO_ADVERTISER),
                new Route("GET", "/v1/ledger/conservation", "", ALL),
                new Route("GET", "/v1/quarantine", "", NO_ADVERTISER),
                new Route(
                        "POST",
                        "/v1/quarantine/releases",
                        "{\"releases\":[{\"reportId\":\"none\"}]}",
                        Set.of(Role.PLATFORM)),
                new Route("POST", "/v1/releases/user-match:promote", "{\"version\":1}", Set.of(Role.PLATFORM)),
                new Route("GET", "/v1/releases/user-match", "", NO_ADVERTISER),
                new Route("POST", "/v1/people:derive", "", Set.of(Role.PLATFORM)),
                new Route("GET", "/v1/users/known/person", "", Set.of(Role.PLATFORM)),
                new Route("POST", "/v1/match:predict", reports(report("p")), Set.of(Role.PLATFORM)));
    }

    @Test
    void aRouteAnswersTheRolesThatItNamesAndNoOther() {
        try (TestServer server = TestServer.open(folder)) {
            Map<Role, String> keys = new EnumMap<>(Role.class);
            keys.put(Role.ADVERTISER, server.keys.advertiserKey());
            keys.put(Role.PLATFORM, server.keys.platformKey());
            keys.put(Role.READER, server.keys.readerKey());
            server.promote(9);
            String held = "{\"identifiers\":{\"emails\":[\"known@shop.example\"]}}";
            server.put("/v1/users/known/identifiers", server.keys.platformKey(), held);
            String reportId = server.post("/v1/reports", server.keys.advertiserKey(), reports(report("e-0")))
                    .json()
                    .at("/results/0/reportId")
                    .asText();
            SoftAssertions softly = new SoftAssertions();
            for (Route route : routes(reportId)) {
                byte[] body = route.body().getBytes(java.nio.charset.StandardCharsets.UTF_8);
                keys.forEach((role, key) -> {
                    Reply reply = server.send(route.method(), route.path(), key, body, Map.of());
                    server.quiet();
                    softly.assertThat(reply.status())
                            .as("%s %s as %s: %s", route.method(), route.path(), role, reply.text())
                            .isEqualTo(route.roles().contains(role) ? 200 : 403);
                });
                Reply bare = server.send(route.method(), route.path(), "", body, Map.of());
                softly.assertThat(bare.status()).isEqualTo(401);
                softly.assertThat(bare.code()).isEqualTo("credential_missing");
                softly.assertThat(bare.header("www-authenticate")).startsWith("Bearer");
                Reply wrong = server.send(route.method(), route.path(), "tb_adv_wrong", body, Map.of());
                softly.assertThat(wrong.code()).isEqualTo("credential_unknown");
            }
            softly.assertAll();
        }
    }

    @Test
    void theOpenRoutesNeedNoKey() {
        try (TestServer server = TestServer.open(folder)) {
            for (String path : List.of("/health", "/ready", "/metrics", "/openapi.yaml")) {
                assertThat(server.get(path, "").status()).as(path).isEqualTo(200);
            }
        }
    }

    @Test
    void aRevokedKeyOpensNothing() {
        try (TestServer server = TestServer.open(folder)) {
            String keyId = server.server
                    .control()
                    .authenticate(server.keys.readerKey())
                    .orElseThrow()
                    .keyId();
            server.server.control().revoke(keyId);
            assertThat(server.get("/v1/attribution", server.keys.readerKey()).status())
                    .isEqualTo(401);
        }
    }

    @Test
    void anAdvertiserLearnsNothingOfAnothersReports() {
        try (TestServer server = TestServer.open(folder)) {
            String mine = server.post("/v1/reports", server.keys.advertiserKey(), reports(report("e-1")))
                    .json()
                    .at("/results/0/reportId")
                    .asText();
            server.quiet();
            Reply theirs = server.get("/v1/reports/" + mine, server.otherAdvertiserKey);
            Reply absent = server.get("/v1/reports/00000000000000000000000000", server.otherAdvertiserKey);
            assertThat(theirs.status()).isEqualTo(404);
            assertThat(theirs.bytes()).isEqualTo(absent.bytes());
            assertThat(server.get("/v1/attribution?advertiserId=shop", server.otherAdvertiserKey)
                            .code())
                    .isEqualTo("advertiser_not_yours");
            assertThat(server.get("/v1/ledger/conservation?advertiserId=shop", server.otherAdvertiserKey)
                            .status())
                    .isEqualTo(403);
            assertThat(server.get("/v1/ledger/conservation", server.otherAdvertiserKey)
                            .json()
                            .at("/totals/received")
                            .asInt())
                    .isZero();
        }
    }

    @Test
    void aRowThatNamesAnotherAdvertiserRefusesTheRequest() {
        try (TestServer server = TestServer.open(folder)) {
            String row = report("e-1").replace("{\"conv", "{\"advertiserId\":\"shop\",\"conv");
            Reply reply = server.post("/v1/reports", server.otherAdvertiserKey, reports(report("e-0"), row));
            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.code()).isEqualTo("advertiser_not_yours");
            assertThat(reply.json().path("detail").asText()).contains("reports[1].advertiserId");
            Reply own = server.post("/v1/reports", server.keys.advertiserKey(), reports(row));
            assertThat(own.status()).isEqualTo(200);
            server.quiet();
            assertThat(server.get("/v1/ledger/conservation", server.keys.readerKey())
                            .json()
                            .at("/totals/received")
                            .asInt())
                    .isEqualTo(1);
        }
    }

    @Test
    void eachRoleSeesAsMuchOfAReportAsItMay() {
        try (TestServer server = TestServer.open(folder)) {
            server.put(
                    "/v1/users/user-ann/identifiers",
                    server.keys.platformKey(),
                    "{\"identifiers\":{\"emails\":[\"ann@example.com\"]}}");
            server.post(
                    "/v1/engagements",
                    server.keys.platformKey(),
                    "{\"engagements\":[{\"engagementId\":\"en-1\",\"userId\":\"user-ann\",\"advertiserId\":\"shop\","
                            + "\"campaignId\":\"spring\",\"adId\":\"a\",\"kind\":\"click\","
                            + "\"occurredAt\":\"2026-03-01T11:00:00Z\"}]}");
            String id = server.post("/v1/reports", server.keys.advertiserKey(), reports(report("e-1")))
                    .json()
                    .at("/results/0/reportId")
                    .asText();
            server.quiet();

            String platform =
                    server.get("/v1/reports/" + id, server.keys.platformKey()).text();
            assertThat(platform).contains("user-ann", "\"stage\":\"match\"", "\"campaignId\":\"spring\"", "\"judged\"");
            String reader =
                    server.get("/v1/reports/" + id, server.keys.readerKey()).text();
            assertThat(reader)
                    .doesNotContain("user-ann")
                    .contains("\"stage\":\"ledger\"", "\"campaignId\":\"spring\"", "\"knownUsers\":1");
            String advertiser =
                    server.get("/v1/reports/" + id, server.keys.advertiserKey()).text();
            assertThat(advertiser)
                    .contains("\"status\":\"admitted\"", "\"stage\":\"exact_dedup\"")
                    .doesNotContain("user-ann", "match", "credit", "spring", "knownUsers", "ledger");
            assertThat(server.get("/v1/engagements/en-1/credit", server.keys.platformKey())
                            .text())
                    .contains("user-ann", "\"conversions\":1", "\"value\":10.5");
            assertThat(server.get("/v1/engagements/en-1/credit", server.keys.readerKey())
                            .text())
                    .doesNotContain("user-ann")
                    .contains("last_touch");
        }
    }
}
