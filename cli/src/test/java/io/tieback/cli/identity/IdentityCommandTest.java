package io.tieback.cli.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tieback.cli.CommandRun;
import io.tieback.cli.ExitCode;
import io.tieback.cli.client.ApiClient;
import io.tieback.cli.client.KeyFile;
import io.tieback.cli.client.LocalServer;
import io.tieback.server.ServerSettings;
import io.tieback.server.TiebackServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityCommandTest {
    @TempDir
    private Path folder;

    @Test
    void peopleAreDerivedBesideARunningServerAndFromItsDirectory() throws IOException {
        Path data = folder.resolve("data");
        Path keys = folder.resolve("keys.json");
        Path json = folder.resolve("found.json");
        ServerSettings settings = ServerSettings.of(data).withPort(0).withNewKeysFile(keys);
        try (TiebackServer server = LocalServer.open(settings, InstantSource.system())) {
            ApiClient client = new ApiClient(server.uri());
            String held = "{\"identifiers\":{\"emails\":[\"ann@shop.example\"],\"phones\":[\"+14155550123\"]}}";
            for (String user : List.of("ann_1", "ann_2")) {
                client.put(
                        "/v1/users/" + user + "/identifiers",
                        KeyFile.read(keys).platformKey(),
                        held.getBytes(StandardCharsets.UTF_8));
            }
            assertThat(server.awaitQuiet(Duration.ofSeconds(30))).isTrue();
            Object[] there = {"--server", server.uri(), "--keys", keys};
            CommandRun derived = CommandRun.of("identity", "derive", there[0], there[1], there[2], there[3]);
            assertThat(derived.out())
                    .as(derived.err())
                    .contains("2 users are 1 person", "1 created", "1 joined", "too many users: none");
            CommandRun told = CommandRun.of("identity", "person", "ann_2", there[0], there[1], there[2], there[3]);
            assertThat(told.out())
                    .as(told.err())
                    .contains("p1, as of", "ann_1, ann_2", "ann_1 and ann_2 share email, phone: joined", "p1 created");
            CommandRun stranger = CommandRun.of("identity", "person", "bob", there[0], there[1], there[2], there[3]);
            assertThat(stranger.exit()).isEqualTo(ExitCode.INPUT.code());
        }
        CommandRun apart =
                CommandRun.of("identity", "derive", "--data-dir", data, "--least-kinds", "3", "--json", json);
        assertThat(apart.out()).as(apart.err()).contains("2 users are 2 persons", "1 split", "1 too little");
        assertThat(new ObjectMapper()
                        .readTree(Files.readString(json))
                        .at("/policy/leastKinds")
                        .asInt())
                .isEqualTo(3);
        CommandRun told = CommandRun.of("identity", "person", "ann_2", "--data-dir", data);
        assertThat(told.out()).as(told.err()).contains("p2, as of", "p1 split into p2");
        assertThat(CommandRun.of("identity", "person", "bob", "--data-dir", data)
                        .exit())
                .isEqualTo(ExitCode.INPUT.code());
        assertThat(CommandRun.of("identity", "derive", "--data-dir", folder).exit())
                .isEqualTo(ExitCode.INPUT.code());
        assertThat(CommandRun.of("identity", "derive", "--data-dir", data, "--least-kinds", "9")
                        .exit())
                .isEqualTo(ExitCode.USAGE.code());
        assertThat(CommandRun.of("identity").exit()).isEqualTo(ExitCode.USAGE.code());
    }
}
