package io.tieback.cli.explain;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tieback.cli.CommandFailure;
import io.tieback.cli.ExitCode;
import io.tieback.cli.client.LocalServer;
import io.tieback.embedded.EmbeddedRuntime;
import io.tieback.embedded.EmbeddedSettings;
import io.tieback.embedded.ReportLife;
import io.tieback.embedded.StoreSettings;
import io.tieback.server.Lives;
import io.tieback.wire.ReportWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/** Lives of reports, from a data directory that nobody has open. */
final class StoredLives {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private StoredLives() {}

    /** All that is known of a report, as a platform's key would see it. */
    static JsonNode read(Path dataDir, String reportId) {
        if (!Files.isDirectory(dataDir)) {
            throw new CommandFailure(
                    ExitCode.INPUT, dataDir + " is not there.", "Name the folder of 'tieback serve --data-dir'.");
        }
        return LocalServer.explained(dataDir, () -> {
            EmbeddedSettings settings =
                    EmbeddedSettings.presets().withStore(StoreSettings.small()).withReleases(LocalServer.RELEASES);
            try (EmbeddedRuntime runtime = EmbeddedRuntime.open(dataDir, settings, InstantSource.system())) {
                runtime.awaitQuiet(PATIENCE);
                ReportLife life = runtime.readings()
                        .report(reportId)
                        .orElseThrow(() -> new CommandFailure(
                                ExitCode.INPUT, "There is no such report.", "Check its id, and the data directory."));
                return json(ReportWriter.write(Lives.whole(life, runtime.releases())));
            }
        });
    }

    private static JsonNode json(byte[] document) {
        try {
            return new ObjectMapper()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .readTree(document);
        } catch (IOException impossible) {
            throw new UncheckedIOException("a document from memory", impossible);
        }
    }
}
