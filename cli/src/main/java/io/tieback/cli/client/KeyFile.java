package io.tieback.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tieback.cli.CommandFailure;
import io.tieback.cli.ExitCode;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The keys that a server wrote when it was first started.
 *
 * @param advertiserId whose the advertiser's key is
 * @param advertiserKey posts reports
 * @param platformKey posts what the platform knows, and reads users
 * @param readerKey reads totals of all advertisers
 */
public record KeyFile(String advertiserId, String advertiserKey, String platformKey, String readerKey) {
    /** Reads the file that {@code serve --new-keys} wrote. */
    public static KeyFile read(Path file) {
        try {
            JsonNode keys = new ObjectMapper().readTree(file.toFile());
            return new KeyFile(
                    keys.path("advertiserId").asText(),
                    keys.path("advertiserKey").asText(),
                    keys.path("platformKey").asText(),
                    keys.path("readerKey").asText());
        } catch (IOException failed) {
            throw new CommandFailure(
                    ExitCode.INPUT,
                    "The keys in " + file + " cannot be read.",
                    "Name the file that 'tieback serve --new-keys FILE' wrote, and check who may read it.");
        }
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "KeyFile[advertiserId=" + advertiserId + "]";
    }
}
