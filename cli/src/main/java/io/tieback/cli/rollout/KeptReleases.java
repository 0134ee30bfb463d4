package io.tieback.cli.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import io.tieback.cli.CommandFailure;
import io.tieback.cli.ExitCode;
import io.tieback.cli.client.LocalServer;
import io.tieback.embedded.EmbeddedRuntime;
import io.tieback.embedded.ReleaseRefusedException;
import io.tieback.embedded.Releases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Releases as files, and those that a data directory keeps which nobody has open. */
final class KeptReleases {
    private KeptReleases() {}

    /** Does something with the runtime of a data directory, and gives the document that answers it. */
    static JsonNode use(Path dataDir, Function<EmbeddedRuntime, byte[]> work) {
        return LocalServer.answer(dataDir, runtime -> {
            try {
                return work.apply(runtime);
            } catch (ReleaseRefusedException refused) {
                throw new CommandFailure(
                        ExitCode.INPUT,
                        "Nothing was put in service: " + refused.getMessage() + ".",
                        "Name the folder that 'tieback train user-match' wrote, as it wrote it.");
            }
        });
    }

    /** The files of a release's folder, by name. */
    static Map<String, byte[]> files(Path folder) {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> there = Files.list(folder)) {
            for (Path file : there.toList()) {
                if (!Files.isRegularFile(file) || files.size() == Releases.MAX_FILES) {
                    throw notARelease(folder);
                }
                files.put(file.getFileName().toString(), bounded(folder, file));
            }
        } catch (IOException e) {
            throw notARelease(folder);
        }
        return files;
    }

    private static byte[] bounded(Path folder, Path file) throws IOException {
        if (Files.size(file) > Releases.MAX_BYTES) {
            throw notARelease(folder);
        }
        return Files.readAllBytes(file);
    }

    private static CommandFailure notARelease(Path folder) {
        return new CommandFailure(
                ExitCode.INPUT,
                folder + " is not the folder of a release.",
                "Name the folder that 'tieback train user-match --out' wrote.");
    }
}
