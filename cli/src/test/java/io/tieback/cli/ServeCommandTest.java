package io.tieback.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieback.server.ServerSettings;
import io.tieback.server.TiebackServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeCommandTest {
    @TempDir
    private Path folder;

    @Test
    void keysCanBeAddedSeenAndRevokedWhileTheServerRuns() throws InterruptedException {
        try (TiebackServer server =
                TiebackServer.open(ServerSettings.of(folder.resolve("data")).withPort(0))) {
            assertThat(CommandRun.of("advertisers", "add", "acme", "--data-dir", folder.resolve("data"))
                            .exit())
                    .isZero();
            CommandRun added = CommandRun.of(
                    "keys",
                    "add",
                    "--role",
                    "advertiser",
                    "--advertiser",
                    "acme",
                    "--data-dir",
                    folder.resolve("data"));
            assertThat(added.exit()).as(added.err()).isZero();
            String keyId = added.out().split(" ")[0];
            String secret = added.out().strip().split(" +")[1];
            CommandRun list = CommandRun.of("keys", "list", "--data-dir", folder.resolve("data"));
            assertThat(list.out()).contains(keyId, "acme").doesNotContain(secret);
            assertThat(CommandRun.of("keys", "revoke", keyId, "--data-dir", folder.resolve("data"))
                            .exit())
                    .isZero();
            assertThat(CommandRun.of("keys", "revoke", keyId, "--data-dir", folder.resolve("data"))
                            .exit())
                    .isEqualTo(ExitCode.INPUT.code());
            assertThat(keysWithinASecondOrTwo(server)).isEqualTo(4);
        }
    }

    private static int keysWithinASecondOrTwo(TiebackServer server) throws InterruptedException {
        for (int tries = 0; tries < 40 && server.control().keys().size() < 4; tries++) {
            Thread.sleep(100);
        }
        return server.control().keys().size();
    }

    @Test
    void whatIsWrongOrTakenIsSaidWithItsOwnExitCode() {
        assertThat(CommandRun.of("keys", "list", "--data-dir", folder.resolve("none"))
                        .exit())
                .isEqualTo(ExitCode.INPUT.code());
        assertThat(CommandRun.of("explain", "x", "--data-dir", folder.resolve("none"))
                        .exit())
                .isEqualTo(ExitCode.INPUT.code());
        assertThat(CommandRun.of("explain", "x").exit()).isEqualTo(ExitCode.USAGE.code());
        try (TiebackServer server =
                TiebackServer.open(ServerSettings.of(folder.resolve("data")).withPort(0))) {
            CommandRun busy = CommandRun.of("verify", "--data-dir", folder.resolve("data"));
            assertThat(busy.exit()).isEqualTo(ExitCode.ENVIRONMENT.code());
            assertThat(busy.err()).contains("has").contains("open");
            CommandRun taken = CommandRun.of("serve", "--data-dir", folder.resolve("other"), "--port", server.port());
            assertThat(taken.exit()).isEqualTo(ExitCode.ENVIRONMENT.code());
        }
    }
}
