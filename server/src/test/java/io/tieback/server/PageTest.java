package io.tieback.server;

import static io.tieback.server.TestServer.report;
import static io.tieback.server.TestServer.reports;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieback.server.TestServer.Reply;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTest {
    @TempDir
    private Path folder;

    private static Reply open(TestServer server, String path) {
        return server.get(path, "");
    }

    private static String link(TestServer server) {
        String link = server.server.pageLink().toString();
        return link.substring(link.indexOf("/open"));
    }

    private static Reply page(TestServer server) {
        String cookie = open(server, link(server)).header("set-cookie").replaceFirst(";.*", "");
        return server.send("GET", "/", "", new byte[0], Map.of("Cookie", cookie));
    }

    @Test
    void withoutASessionThePageAsksForOne() {
        try (TestServer server = TestServer.open(folder)) {
            for (String cookie : new String[] {"a=b", "tieback_session=wrong", "tieback_session="}) {
                Reply reply = server.send("GET", "/", "", new byte[0], Map.of("Cookie", cookie));
                assertThat(reply.status()).isEqualTo(401);
                assertThat(reply.text()).contains("Reader key").doesNotContain("reports came in");
            }
        }
    }

    @Test
    void whereAllThatCameWasRefusedThePageLeadsToTheReasons() {
        try (TestServer server = TestServer.open(folder)) {
            server.post("/v1/reports", server.keys.advertiserKey(), "{\"reports\":[{\"eventId\":\"e-1\"}]}");
            server.quiet();
            assertThat(page(server).text())
                    .contains("Nothing to credit yet", "What was not used, and why, stands below.", "Refused: 1 row.")
                    .doesNotContain("as shown above");
        }
    }

    @Test
    void aLinkOpensThePageOnceByAStrictCookieThatScriptsCannotRead() {
        try (TestServer server = TestServer.open(folder)) {
            String link = link(server);
            Reply first = open(server, link);
            assertThat(first.status()).isEqualTo(200);
            assertThat(first.header("set-cookie"))
                    .contains("HttpOnly", "SameSite=Strict", "Path=/")
                    .doesNotContain(link.replaceFirst(".*=", ""));
            assertThat(open(server, link).status()).isEqualTo(401);
            assertThat(open(server, "/open?link=guess").status()).isEqualTo(401);
            Reply page = page(server);
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.header("content-security-policy"))
                    .contains("default-src 'none'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(page.header("cache-control")).isEqualTo("no-store");
            assertThat(page.text())
                    .doesNotContain("style=", "<script", "http://www", "https://")
                    .contains("No report has come in yet", "curl " + server.server.uri() + "/v1/reports \\\n  -H ")
                    .contains("Send one as shown above", "nothing to mend");
        }
    }

    @Test
    void aReadersKeyOpensItAndAnAdvertisersDoesNot() {
        try (TestServer server = TestServer.open(folder)) {
            Map<String, String> form = Map.of("Content-Type", "application/x-www-form-urlencoded");
            Reply reader = server.post("/session", "", "key=" + server.keys.readerKey(), form);
            assertThat(reader.header("set-cookie")).contains("tieback_session=");
            Reply advertiser = server.post("/session", "", "key=" + server.keys.advertiserKey(), form);
            assertThat(advertiser.status()).isEqualTo(401);
            assertThat(advertiser.headers()).doesNotContainKey("set-cookie");
            assertThat(server.post("/session", "", "key=%zz", form).status()).isEqualTo(401);
        }
    }

    @Test
    void theCookieOpensNothingOfTheApi() {
        try (TestServer server = TestServer.open(folder)) {
            String cookie = open(server, link(server)).header("set-cookie").replaceFirst(";.*", "");
            assertThat(server.send("GET", "/v1/attribution", "", new byte[0], Map.of("Cookie", cookie))
                            .status())
                    .isEqualTo(401);
        }
    }

    @Test
    void eachSettingNamesTheCampaignThatEarnedMostUnderIt() {
        try (TestServer server = TestServer.open(folder)) {
            for (String user : new String[] {"ann", "bob", "cid"}) {
                server.put(
                        "/v1/users/" + user + "/identifiers",
                        server.keys.platformKey(),
                        "{\"identifiers\":{\"emails\":[\"" + user + "@example.com\"]}}");
            }
            click(server, "ann", "early", "10:00");
            click(server, "ann", "late", "11:00");
            click(server, "bob", "early", "10:00");
            click(server, "bob", "other", "11:00");
            click(server, "cid", "early", "10:00");
            click(server, "cid", "late", "11:00");
            server.post(
                    "/v1/reports",
                    server.keys.advertiserKey(),
                    reports(
                            report("e-1"),
                            report("e-2").replace("ann@", "bob@"),
                            report("e-3").replace("ann@", "cid@"),
                            report("e-4").replace("ann@", "who@")));
            server.quiet();
            assertThat(page(server).text())
                    .contains("late earned most: 2 by last touch; early: 1.5 by linear.")
                    .contains("<th scope=\"row\">Nobody", "</th><td class=\"chart\"></td><td>")
                    .doesNotContain("<th scope=\"row\" colspan", ">conversions</th>")
                    .contains("All but the merged are conversions", ">reports</th>");
        }
    }

    private static void click(TestServer server, String user, String campaign, String time) {
        server.post(
                "/v1/engagements",
                server.keys.platformKey(),
                "{\"engagements\":[{\"engagementId\":\"" + user + campaign + "\",\"userId\":\"" + user
                        + "\",\"advertiserId\":\"shop\",\"campaignId\":\"" + campaign
                        + "\",\"adId\":\"a\",\"kind\":\"click\",\"occurredAt\":\"2026-03-01T" + time + ":00Z\"}]}");
    }

    @Test
    void thePageSaysWhatCameInWhatItBecameAndWhatWasDropped() {
        try (TestServer server = TestServer.open(folder)) {
            server.put(
                    "/v1/users/ann/identifiers",
                    server.keys.platformKey(),
                    "{\"identifiers\":{\"emails\":[\"ann@example.com\"]}}");
            server.post(
                    "/v1/engagements",
                    server.keys.platformKey(),
                    "{\"engagements\":[{\"engagementId\":\"en-1\",\"userId\":\"ann\",\"advertiserId\":\"shop\","
                            + "\"campaignId\":\"<b>&\\\"'\",\"adId\":\"a\",\"kind\":\"click\","
                            + "\"occurredAt\":\"2026-03-01T11:00:00Z\"}]}");
            server.post(
                    "/v1/reports",
                    server.keys.advertiserKey(),
                    reports(report("e-1"), report("e-1"), report("e-2").replace("1772366340", "1772366340000")));
            server.quiet();
            assertThat(page(server).text())
                    .contains("3 reports came in; 1 (33.3 %) new.", "the parts sum to it")
                    .contains("&lt;b&gt;&amp;&quot;&#39; earned most: 1 by last touch, 1 by linear.", "10.50\u00a0EUR")
                    .contains("2026-03-01: 1 credited", "Counted once: 1 repeated report. Refused: 1 row.")
                    .contains("<code>occurred_at_in_milliseconds</code>")
                    .doesNotContain("<b>", "ann@");
        }
    }
}
