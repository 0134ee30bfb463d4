package io.tieback.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieback.server.ServerSettings;
import io.tieback.server.TiebackServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Scanner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
            Scanner words = new Scanner(added.out());
            String keyId = words.next();
            String secret = words.next();
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

    @Test
    void aFileThatIsThereIsNoPlaceForTheFirstKeys() throws IOException {
        Path precious = Files.writeString(folder.resolve("precious.txt"), "notes");
        CommandRun run =
                CommandRun.of("serve", "--data-dir", folder.resolve("new"), "--port", 0, "--new-keys", precious);
        assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.ENVIRONMENT.code());
        assertThat(run.err()).hasLineCount(2).contains("precious.txt", "another file");
        assertThat(precious).hasContent("notes");
        assertThat(folder.resolve("new")).doesNotExist();
    }

    @Test
    void aStartThatFailsMakesNoKeys() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Path keys = folder.resolve("keys.json");
            for (Object[] options : new Object[][] {
                {"--port", taken.getLocalPort()},
                {"--port", 0, "--bind", "192.0.2.1"},
                {"--port", 0, "--new-keys", folder.resolve("none").resolve("keys.json")}
            }) {
                Object[] words = new Object[options.length + 3];
                System.arraycopy(new Object[] {"serve", "--data-dir", folder.resolve("data")}, 0, words, 0, 3);
                System.arraycopy(options, 0, words, 3, options.length);
                CommandRun run = CommandRun.of(words);
                assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.ENVIRONMENT.code());
                assertThat(CommandRun.of("keys", "list", "--data-dir", folder.resolve("data"))
                                .out())
                        .as(run.err())
                        .doesNotContain("key_");
            }
            CommandRun again = CommandRun.of(
                    "serve",
                    "--data-dir",
                    folder.resolve("data"),
                    "--port",
                    taken.getLocalPort(),
                    "--new-keys",
                    Files.writeString(keys, "{}"));
            assertThat(again.err()).contains("another file");
            assertThat(keys).hasContent("{}");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--port,70000",
        "--port,-1",
        "--max-report-age,-4",
        "--max-report-age,0",
        "--max-report-age,4000",
        "--log-candidates,-1",
        "--log-candidates,1001"
    })
    void anOptionOutOfItsRangeIsAUsageError(String option, int value) {
        CommandRun run = CommandRun.of("serve", "--data-dir", folder.resolve("data"), option, value);
        assertThat(run.exit()).isEqualTo(ExitCode.USAGE.code());
        assertThat(run.err()).contains(option, "from ").doesNotContain("\tat ");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void howManyCandidatesAreLoggedIsSettledWhenTheDirectoryIsMade() {
        TiebackServer.open(ServerSettings.of(folder.resolve("data")).withPort(0))
                .close();
        CommandRun run =
                CommandRun.of("serve", "--data-dir", folder.resolve("data"), "--port", 0, "--log-candidates", 1_000);
        assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.INPUT.code());
        assertThat(run.err()).contains("250 of 1,000 acts", "Leave out --log-candidates");
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
