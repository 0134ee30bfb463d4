package io.tieback.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.util.HashSet;
import java.util.Set;

/**
 * Gathers what a row holds under names that are not of the API, as the text of one JSON object: path to value. ASCII
 * alone, so that half a surrogate pair stays what it is.
 */
final class UnknownFields {
    /** Characters that are kept of a row. */
    static final int MAX_CHARACTERS = 4_096;

    /** What stands between values. */
    private static final String AROUND = " \t\r\n,";

    private static final JsonFactory JSON =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final Set<String> paths = new HashSet<>();
    private final StringBuilder members = new StringBuilder();

    /**
     * Takes a value.
     *
     * @param body bytes that hold it
     * @param from its first byte
     * @param to any byte behind it, before the next value
     * @return whether it is kept: not if that would be too much, or the path was taken before
     */
    boolean take(String path, byte[] body, int from, int to) throws IOException {
        int room = MAX_CHARACTERS - 3 - members.length();
        int end = to;
        while (AROUND.indexOf(body[end - 1]) >= 0) {
            end--;
        }
        if (end - from > room) {
            return false;
        }
        String member = member(path, body, from, end);
        boolean fits = member.length() <= room && paths.add(path);
        if (fits) {
            members.append(members.isEmpty() ? "" : ",").append(member);
        }
        return fits;
    }

    /** The object, or empty if nothing was taken. */
    String text() {
        return members.isEmpty() ? "" : "{" + members + "}";
    }

    private static String member(String path, byte[] body, int from, int to) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonParser parser = JSON.createParser(body, from, to - from);
                JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeFieldName(path);
            parser.nextToken();
            json.copyCurrentStructureExact(parser);
            json.writeEndObject();
        }
        return text.getBuffer().substring(1, text.getBuffer().length() - 1);
    }
}
