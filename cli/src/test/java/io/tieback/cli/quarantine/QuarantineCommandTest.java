package io.tieback.cli.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tieback.cli.CommandRun;
import io.tieback.cli.ExitCode;
import io.tieback.cli.client.ApiClient;
import io.tieback.cli.client.KeyFile;
import io.tieback.server.ServerSettings;
import io.tieback.server.TiebackServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuarantineCommandTest {
    @TempDir
    private Path folder;

    @Test
    void whatWaitsIsListedAndLetGoByItsCode() throws IOException {
        Path keys = folder.resolve("keys.json");
        ServerSettings settings =
                ServerSettings.of(folder.resolve("data")).withPort(0).withNewKeysFile(keys);
        try (TiebackServer server = TiebackServer.open(settings)) {
            assertThat(run(server, keys, "list").out()).contains("Nothing waits");
            String rows = """
                    {"reports":[{"conversionType":"lead","actionSource":"web","ingestChannel":"tag","eventId":"e",\
                    "occurredAt":%d}]}""".formatted(Instant.now().toEpochMilli());
            new ApiClient(server.uri())
                    .post("/v1/reports", KeyFile.read(keys).advertiserKey(), new ObjectMapper().readTree(rows), "");
            server.awaitQuiet(Duration.ofSeconds(20));

            assertThat(run(server, keys, "list").out()).contains("occurred_at_in_milliseconds");
            assertThat(run(server, keys, "release").exit()).isEqualTo(ExitCode.USAGE.code());
            CommandRun released = run(server, keys, "release", "--code", "occurred_at_in_milliseconds");
            assertThat(released.out()).as(released.err()).contains("1 released.");
            server.awaitQuiet(Duration.ofSeconds(20));
            assertThat(run(server, keys, "list").out()).contains("Nothing waits");
            CommandRun unknown = run(server, keys, "release", "nobody");
            assertThat(unknown.exit()).isEqualTo(ExitCode.INPUT.code());
            assertThat(unknown.out()).contains("0 released.", "report_not_quarantined");
        }
    }

    private static CommandRun run(TiebackServer server, Path keys, String action, String... more) {
        Object[] words = new Object[6 + more.length];
        Object[] first = {"quarantine", action, "--server", server.uri(), "--keys", keys};
        System.arraycopy(first, 0, words, 0, first.length);
        System.arraycopy(more, 0, words, first.length, more.length);
        return CommandRun.of(words);
    }
}
