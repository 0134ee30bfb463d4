package io.tieback.cli.feed;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieback.cli.CommandFailure;
import io.tieback.cli.ExitCode;
import io.tieback.server.control.OwnersFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The file of {@code serve --new-keys}, to which the keys of a world's advertisers are added. */
final class FeedKeys {
    private static final String ADVERTISERS = "advertiserKeys";

    private final ObjectMapper mapper = new ObjectMapper();
    private final Path file;
    private final ObjectNode document;

    private FeedKeys(Path file) throws IOException {
        this.file = file;
        this.document = (ObjectNode) mapper.readTree(file.toFile());
    }

    static FeedKeys read(Path file) {
        try {
            return new FeedKeys(file);
        } catch (IOException | ClassCastException failed) {
            throw new CommandFailure(
                    ExitCode.INPUT,
                    "The keys in " + file + " cannot be read.",
                    "Name the file that 'tieback serve --new-keys FILE' wrote, and check who may read it.");
        }
    }

    String platformKey() {
        return document.path("platformKey").asText();
    }

    /** By advertiser. */
    Map<String, String> advertiserKeys() {
        Map<String, String> keys = new LinkedHashMap<>();
        document.path(ADVERTISERS)
                .properties()
                .forEach(one -> keys.put(one.getKey(), one.getValue().asText()));
        return keys;
    }

    /** Adds keys; the file is whole at any time, and its owner's alone. */
    void add(Map<String, String> keys) {
        ObjectNode advertisers = document.withObject("/" + ADVERTISERS);
        keys.forEach(advertisers::put);
        try {
            OwnersFile.write(file, mapper.writeValueAsBytes(document));
        } catch (IOException failed) {
            throw new CommandFailure(
                    ExitCode.ENVIRONMENT,
                    "The keys cannot be written to " + file + ".",
                    "Name a file in a folder that you may write to.");
        }
    }
}
