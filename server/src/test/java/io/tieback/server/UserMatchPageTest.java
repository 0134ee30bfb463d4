package io.tieback.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieback.server.TestServer.Reply;
import io.tieback.testkit.MadeUpReleases;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of user match: what it says of a release is what the release says of itself. */
final class UserMatchPageTest {
    private static final String MANIFEST = """
            {"version": "r<1>", "commit": "abc", "data": {"description": "12 looks & <b>"},
             "keyless": {"claimed": false, "why": "Nothing is claimed."},
             "priorShift": [{"segment": "NONE", "keyed": {"sets": 9, "nobody": 0.1, "low": 0.05, "high": 0.2},
               "panel": {"sets": 0}, "asked": {"sets": 5, "nobody": 0.4, "low": 0.3, "high": 0.5}}],
             "segments": [{"segment": "COOKIE_DIRECT", "serves": "boosted", "why": "Trees lose less.", "setsCompared": 30},
                          {"segment": "NONE", "serves": "levels", "why": "None.", "setsCompared": 10}],
             "reliability": {"population": "%s", "sets": 40,
               "name": [{"sets": 20, "said": 0.2, "came": {"value": 0.25, "low": 0.1, "high": 0.4}},
                        {"sets": 20, "said": 0.9, "came": {"value": 0.87, "low": 0.8, "high": 0.95}}],
               "nobody": [{"sets": 40, "said": 0.5, "came": {"value": 0.49, "low": 0.3, "high": 0.7}}],
               "thresholds": [
                 {"least": 0, "named": 1, "right": {"value": 0.7, "low": 0.6, "high": 0.8},
                  "recall": {"value": 0.7, "low": 0.6, "high": 0.8}},
                 {"least": 0.9, "named": 0.42, "right": {"value": 0.95, "low": 0.91, "high": 0.98},
                  "recall": {"value": 0.399, "low": 0.35, "high": 0.44}}]}}
            """;

    @TempDir
    private Path folder;

    private static Reply page(TestServer server, String query) {
        String link = server.server.pageLink().toString();
        Reply open = server.send("GET", link.substring(link.indexOf("/open")), "", new byte[0], Map.of());
        String cookie = open.header("set-cookie").replaceFirst(";.*", "");
        return server.send("GET", "/user-match" + query, "", new byte[0], Map.of("Cookie", cookie));
    }

    private static void promote(TestServer server, String manifest) {
        String text = manifest.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        Reply reply = server.post(
                "/v1/releases/user-match:promote",
                server.keys.platformKey(),
                "{\"files\":{\"" + MadeUpReleases.FILE + "\":\"9.0\",\"manifest.json\":\"" + text + "\"}}");
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    }

    @Test
    void withoutAReleaseItSaysHowToComeToOne() {
        try (TestServer server = TestServer.open(folder)) {
            Reply page = page(server, "");
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.text())
                    .contains("an act is nobody's", "./tieback train user-match", "release promote")
                    .contains("Advertisers appear here", "shows how to send one", "PUT what users are known by")
                    .doesNotContain("Does what it says come true?");
            assertThat(server.send("GET", "/user-match", "", new byte[0], Map.of())
                            .status())
                    .isEqualTo(401);
        }
    }

    @Test
    void itShowsHowFarTheReleaseIsOffAndWhatItNamesFromAThresholdOn() {
        try (TestServer server = TestServer.open(folder)) {
            promote(server, MANIFEST.formatted("PANEL"));
            server.post("/v1/reports", server.keys.advertiserKey(), "{\"reports\":[" + TestServer.report("e-1") + "]}");
            server.quiet();
            String text = page(server, "").text();
            assertThat(text)
                    .contains("Release 1 answers for the reports that come now.", "12 looks &amp; &lt;b&gt;")
                    .contains("a name&#39;s probability is 4.0 points off what came true, nobody&#39;s 1.0.")
                    .contains("The truth panel judged it", "Nothing is claimed.")
                    .contains("<td>0.100 (0.050 to 0.200)</td><td>–</td><td>0.400 (0.300 to 0.500)</td>")
                    .contains("Acts appear here whose key names one user")
                    .contains("share of the reports that are named", "share of these names that are right")
                    .contains("From p ≥ 0.900 on it names 42.0 % of the reports, 95.0 % [91.0, 98.0] of them rightly.")
                    .contains(
                            "In most reports that judged it, a candidate was seen with the cookie, 75.0 %",
                            "Of 1 conversions, 0.0 % are a user&#39;s")
                    .doesNotContain("<b>", "<script", "style=", "NaN");
            assertThat(page(server, "?least=.5&version=1").text())
                    .contains("From p ≥ 0.000 on it names 100.0 % of the reports");
        }
    }

    @Test
    void whatKeyedReportsJudgedIsNoClaimAboutOthers() {
        try (TestServer server = TestServer.open(folder)) {
            promote(server, MANIFEST.formatted("KEYED"));
            assertThat(page(server, "").text())
                    .contains("of reports without a key this says nothing", "names 42.0 % of the keyed reports")
                    .doesNotContain("The truth panel judged it");
        }
    }

    @Test
    void nonsenseInAManifestIsShownAsAbsent() {
        try (TestServer server = TestServer.open(folder)) {
            promote(
                    server,
                    MANIFEST.formatted("PANEL")
                            .replace("0.95, \"low\"", "\"x\", \"low\"")
                            .replace("0.87", "9e99"));
            assertThat(page(server, "").status()).isEqualTo(200);
            promote(server, "[1, 2");
            Reply second = page(server, "");
            assertThat(second.status()).isEqualTo(200);
            assertThat(second.text()).contains("Release 2 answers").doesNotContain("NaN");
            for (String query : new String[] {"?version=3", "?version=-1", "?least=1.5", "?least=NaN", "?x=1"}) {
                assertThat(page(server, query).status()).as(query).isEqualTo(400);
            }
        }
    }
}
