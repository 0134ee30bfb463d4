package io.tieback.learn.release;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/**
 * A release on disk: files and a {@code manifest.json} that holds the hash of each. It appears whole or not at all, is
 * never changed, and is not read if it was.
 */
public final class ReleaseFolder {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MANIFEST = "manifest.json";
    private static final int VERSION_LETTERS = 12;

    private final Path folder;
    private final JsonNode manifest;

    private ReleaseFolder(Path folder, JsonNode manifest) {
        this.folder = folder;
        this.manifest = manifest;
    }

    /**
     * Says whether a release may be written.
     *
     * @throws IOException if something is there already
     */
    public static void requireFree(Path folder) throws IOException {
        if (Files.exists(folder)) {
            throw new IOException("there is something at " + folder + " already; a release is never changed");
        }
    }

    /**
     * Writes a release.
     *
     * @param folder must not be there yet
     * @param line the model line
     * @param files texts by name, in the order in which they make the version
     * @param about what else the manifest says; line, version and hashes are added
     * @throws IOException if the folder is there or cannot be written
     */
    public static void write(Path folder, String line, Map<String, String> files, ObjectNode about) throws IOException {
        requireFree(folder);
        Path parent = folder.toAbsolutePath().getParent();
        Files.createDirectories(parent);
        Path draft = Files.createTempDirectory(parent, ".release-");
        ObjectNode hashes = JSON.createObjectNode();
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(draft.resolve(file.getKey()), file.getValue());
            hashes.put(file.getKey(), FileHash.ofText(file.getValue()));
        }
        ObjectNode whole = JSON.createObjectNode().put("line", line).put("version", version(files));
        whole.setAll(about);
        whole.set("files", hashes);
        Files.writeString(draft.resolve(MANIFEST), whole.toPrettyString() + "\n");
        Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String version(Map<String, String> files) {
        StringBuilder all = new StringBuilder();
        files.values().forEach(text -> all.append(FileHash.ofText(text)));
        return FileHash.ofText(all.toString()).substring(0, VERSION_LETTERS);
    }

    /**
     * Opens a release.
     *
     * @throws IOException with a sentence for people, if there is none of the line
     */
    public static ReleaseFolder open(Path folder, String line) throws IOException {
        if (!Files.isRegularFile(folder.resolve(MANIFEST))) {
            throw new IOException("there is no release in " + folder + ": it has no " + MANIFEST);
        }
        JsonNode manifest = json(folder, Files.readString(folder.resolve(MANIFEST)));
        if (!manifest.path("line").asText().equals(line)) {
            throw new IOException(folder + " is a release of another line: "
                    + manifest.path("line").asText());
        }
        return new ReleaseFolder(folder, manifest);
    }

    /** What the manifest says. */
    public JsonNode manifest() {
        return manifest;
    }

    /** The name by which answers call this release. */
    public String version() {
        return manifest.path("version").asText();
    }

    /** Whether the release has a file. */
    public boolean has(String name) {
        return manifest.path("files").has(name);
    }

    /**
     * The text of a file.
     *
     * @throws IOException with a sentence for people, if it is missing or was changed
     */
    public String text(String name) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            throw new IOException(folder + " is not whole: " + name + " is missing");
        }
        String text = Files.readString(file);
        if (!manifest.path("files").path(name).asText().equals(FileHash.ofText(text))) {
            throw new IOException(folder + " was changed since it was trained: the hash of " + name + " is another");
        }
        return text;
    }

    /**
     * A file's text as JSON.
     *
     * @throws IOException with a sentence for people, if it is missing, was changed or is no JSON
     */
    public JsonNode json(String name) throws IOException {
        return json(folder, text(name));
    }

    private static JsonNode json(Path folder, String text) throws IOException {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IOException(folder + " cannot be understood: " + e.getOriginalMessage(), e);
        }
    }
}
