package io.tieback.eval.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Reads a file of JSON lines, one object at a time. */
public final class JsonLines {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonLines() {}

    /** A time of a world's file, in seconds since 1970, as milliseconds. */
    public static long millis(JsonNode seconds) {
        return Math.round(seconds.asDouble() * 1_000);
    }

    /**
     * Reads all lines.
     *
     * @throws UncheckedIOException if the file cannot be read or holds something else
     */
    public static void read(Path file, Consumer<JsonNode> consumer) {
        try (MappingIterator<JsonNode> lines = MAPPER.readerFor(JsonNode.class).readValues(file.toFile())) {
            while (lines.hasNextValue()) {
                consumer.accept(lines.nextValue());
            }
        } catch (JsonProcessingException wrong) {
            String where = file + ", line " + wrong.getLocation().getLineNr();
            throw new UncheckedIOException(new IOException(where + ": " + wrong.getOriginalMessage(), wrong));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
