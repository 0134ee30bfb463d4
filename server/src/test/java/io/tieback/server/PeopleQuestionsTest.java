package io.tieback.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tieback.server.TestServer.Reply;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which users are one person, over HTTP. */
class PeopleQuestionsTest {
    private static final String DERIVE = "/v1/people:derive";

    @TempDir
    private Path folder;

    @Test
    void twoAccountsOfOneEmailAndOnePhoneAreToldAsOnePersonWithTheReason() {
        try (TestServer server = TestServer.open(folder)) {
            String platform = server.keys.platformKey();
            assertThat(server.get("/v1/users/ann/person", platform).code()).isEqualTo("not_found");
            String held = "{\"identifiers\":{\"emails\":[\"ann@shop.example\"],\"phones\":[\"+14155550123\"]}}";
            for (String user : List.of("ann", "ann.second")) {
                server.put("/v1/users/" + user + "/identifiers", platform, held);
            }
            server.quiet();
            JsonNode found = server.post(DERIVE, platform, "").json();
            JsonNode person =
                    server.get("/v1/users/ann.second/person", platform).json();

            assertThat(found.path("users").asInt()).isEqualTo(2);
            assertThat(found.path("persons").asInt()).isEqualTo(1);
            assertThat(found.at("/changes/created").asInt()).isEqualTo(1);
            assertThat(found.at("/policy/leastKinds").asInt()).isEqualTo(1);
            assertThat(person.path("userIds").toString()).isEqualTo("[\"ann\",\"ann.second\"]");
            assertThat(person.path("decisions").toString())
                    .isEqualTo("[{\"first\":\"ann\",\"second\":\"ann.second\",\"shared\":[\"email\",\"phone\"],"
                            + "\"verdict\":\"joined\"}]");
            assertThat(person.at("/history/0/change").asText()).isEqualTo("created");
            assertThat(server.post(DERIVE, platform, "").json().path("changes")).isEmpty();

            server.put("/v1/users/ann/consent", platform, "{\"optedOut\":true}");
            server.quiet();
            server.post(DERIVE, platform, "");
            assertThat(server.get("/v1/users/ann/person", platform).status()).isEqualTo(404);
            assertThat(server.get("/v1/users/ann.second/person", platform).text())
                    .doesNotContain("\"ann\"");
        }
    }

    @Test
    void aWrongPolicyIsRefusedAndNothingIsDerived() {
        try (TestServer server = TestServer.open(folder)) {
            String platform = server.keys.platformKey();
            for (String query : List.of(
                    "mostUsersOfKey=1",
                    "mostUsersOfKey=many",
                    "mostUsersOfKey=99999999999",
                    "leastKinds=0",
                    "agreeingShare=1.5",
                    "agreeingShare=NaN",
                    "mostUsersOfPerson=",
                    "mostUsersOfPerson=2&mostUsersOfPerson=3")) {
                Reply reply = server.post(DERIVE + "?" + query, platform, "");
                assertThat(reply.code()).as(query).isEqualTo("parameter_invalid");
            }
            assertThat(server.post(DERIVE + "?users=2", platform, "").code()).isEqualTo("parameter_unknown");
        }
    }
}
