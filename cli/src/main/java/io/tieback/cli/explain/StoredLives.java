package io.tieback.cli.explain;

import com.fasterxml.jackson.databind.JsonNode;
import io.tieback.cli.CommandFailure;
import io.tieback.cli.ExitCode;
import io.tieback.cli.client.LocalServer;
import io.tieback.embedded.ReportLife;
import io.tieback.server.Lives;
import io.tieback.wire.ReportWriter;
import java.nio.file.Path;

/** Lives of reports, from a data directory that nobody has open. */
final class StoredLives {
    private StoredLives() {}

    /** All that is known of a report, as a platform's key would see it. */
    static JsonNode read(Path dataDir, String reportId) {
        return LocalServer.answer(dataDir, runtime -> {
            runtime.awaitQuiet(LocalServer.PATIENCE);
            ReportLife life = runtime.readings()
                    .report(reportId)
                    .orElseThrow(() -> new CommandFailure(
                            ExitCode.INPUT, "There is no such report.", "Check its id, and the data directory."));
            return ReportWriter.write(Lives.whole(life, runtime.releases()));
        });
    }
}
