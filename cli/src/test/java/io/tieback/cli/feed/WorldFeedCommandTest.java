package io.tieback.cli.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tieback.cli.CommandRun;
import io.tieback.cli.ExitCode;
import io.tieback.cli.client.ApiClient;
import io.tieback.cli.client.KeyFile;
import io.tieback.cli.run.Conservation;
import io.tieback.server.ServerSettings;
import io.tieback.server.TiebackServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorldFeedCommandTest {
    @TempDir
    private Path folder;

    private Path world = Path.of("");
    private Path keys = Path.of("");

    @BeforeEach
    void makeAWorldThatEndsNow() {
        world = folder.resolve("world");
        keys = folder.resolve("keys.json");
        String start = LocalDate.now(ZoneOffset.UTC).minusDays(5) + "T00:00:00Z";
        CommandRun made = CommandRun.of(
                "world", "generate", "--people", 40, "--days", 5, "--seed", 3, "--out", world, "--start", start);
        assertThat(made.exit()).as(made.err()).isZero();
    }

    private CommandRun feed(TiebackServer server, Object... more) {
        Object[] words = {"world", "feed", world, "--server", server.uri(), "--keys", keys};
        Object[] all = Stream.concat(Arrays.stream(words), Arrays.stream(more)).toArray();
        return CommandRun.of(all);
    }

    @Test
    void aWorldSentTwiceIsCountedOnceAndEachAdvertiserSendsWithItsOwnKey() throws IOException {
        Path data = folder.resolve("data");
        try (TiebackServer server =
                TiebackServer.open(ServerSettings.of(data).withPort(0).withNewKeysFile(keys))) {
            assertThat(feed(server).exit()).isEqualTo(ExitCode.INPUT.code());

            CommandRun first = feed(server, "--data-dir", data);
            assertThat(first.exit()).as(first.err()).isZero();
            Conservation once = conservation(server);
            CommandRun second = feed(server, "--pace", 1_000_000);
            assertThat(second.exit()).as(second.err()).isZero();

            assertThat(conservation(server)).isEqualTo(once);
            assertThat(once.holds()).isTrue();
            List<String> lines = Files.readAllLines(world.resolve("reports.jsonl"));
            assertThat(once.received()).isEqualTo(lines.size()).isPositive();
            assertThat(second.out().lines().filter(line -> line.contains("accepted")))
                    .containsExactlyElementsOf(first.out()
                            .lines()
                            .filter(line -> line.contains("accepted"))
                            .toList());
            assertThat(FeedKeys.read(keys).advertiserKeys()).hasSize(30);
            assertThat(server.control().keys()).hasSize(33);
        }
    }

    private Conservation conservation(TiebackServer server) {
        assertThat(server.awaitQuiet(Duration.ofSeconds(30))).isTrue();
        JsonNode answer = new ApiClient(server.uri())
                .get("/v1/ledger/conservation", KeyFile.read(keys).readerKey());
        return Conservation.of(answer.path("totals"));
    }

    @Test
    void aFolderWithoutAWorldIsRefused() throws IOException {
        Files.createDirectories(folder.resolve("empty"));
        CommandRun run = CommandRun.of(
                "world", "feed", folder.resolve("empty"), "--server", "http://127.0.0.1:1", "--keys", keys);

        assertThat(run.exit()).isEqualTo(ExitCode.INPUT.code());
        assertThat(run.err()).contains("holds no whole world", "world.json is not there");
    }

    @Test
    void aWorldOfWhichAFileWasChangedIsRefused() throws IOException {
        Path reports = world.resolve("reports.jsonl");
        Files.writeString(reports, Files.readString(reports).replaceFirst("[0-9]", "x"));
        CommandRun run = CommandRun.of("world", "feed", world, "--server", "http://127.0.0.1:1", "--keys", keys);

        assertThat(run.exit()).isEqualTo(ExitCode.INPUT.code());
        assertThat(run.err()).contains("reports.jsonl is not what was written");
    }

    @Test
    void ofAWorldOlderThanServersTakeIsSaidHowTheyCanBeHadToTakeIt() {
        String[] feed = {"world", "feed", "", "--server", "http://127.0.0.1:1", "--keys", keys.toString()};
        feed[2] = world.toString();
        assertThat(CommandRun.of((Object[]) feed).err()).doesNotContain("--max-report-age");

        Path old = folder.resolve("old");
        String start = LocalDate.now(ZoneOffset.UTC).minusDays(61) + "T00:00:00Z";
        CommandRun.of("world", "generate", "--people", 40, "--days", 5, "--seed", 3, "--out", old, "--start", start);
        feed[2] = old.toString();
        assertThat(CommandRun.of((Object[]) feed).err())
                .contains("begins 61 days ago", "older than 60 days", "serve --max-report-age 62")
                .contains("--start " + LocalDate.now(ZoneOffset.UTC).minusDays(5) + "T00:00:00Z");
    }
}
