package io.tieback.wire;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what is to be put in service: {@code {"files": {"manifest.json": "…", …}}} with the files of a release as text,
 * or {@code {"version": 2}} of one that is kept. Nothing else may be in the document.
 */
public final class PromotionReader {
    /** Characters of a file at most: more than a body has. */
    private static final int LONGEST_FILE = 16 * 1024 * 1024;

    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(2)
                    .maxStringLength(LONGEST_FILE)
                    .maxNameLength(256)
                    .maxNumberLength(100)
                    .build())
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private PromotionReader() {}

    /** What is to be put in service. */
    public sealed interface Wish {
        /**
         * A release that is kept.
         *
         * @param version of it; 0 for none
         */
        record Kept(int version) implements Wish {}

        /**
         * A release that is sent.
         *
         * @param files by name, in UTF-8
         */
        record Sent(Map<String, byte[]> files) implements Wish {
            /** Copies the map. */
            public Sent {
                files = Map.copyOf(files);
            }
        }
    }

    /** The wish; empty if the document holds none, or something else. */
    public static Optional<Wish> read(byte[] body) {
        try (JsonParser parser = FACTORY.createParser(new String(body, StandardCharsets.UTF_8))) {
            return parser.nextToken() == JsonToken.START_OBJECT ? wish(parser) : Optional.empty();
        } catch (JacksonException malformed) {
            return Optional.empty();
        } catch (IOException impossible) {
            throw new IllegalStateException("a document from memory", impossible);
        }
    }

    private static Optional<Wish> wish(JsonParser parser) throws IOException {
        Optional<Wish> wish = Optional.empty();
        String field = parser.nextFieldName();
        JsonToken token = parser.nextToken();
        if ("version".equals(field) && token == JsonToken.VALUE_NUMBER_INT) {
            wish = version(parser).map(Wish.Kept::new);
        } else if ("files".equals(field) && token == JsonToken.START_OBJECT) {
            wish = files(parser).map(Wish.Sent::new);
        }
        boolean ends = wish.isPresent() && parser.nextToken() == JsonToken.END_OBJECT && parser.nextToken() == null;
        return ends ? wish : Optional.empty();
    }

    private static Optional<Integer> version(JsonParser parser) throws IOException {
        long version = parser.getLongValue();
        return version >= 0 && version <= Integer.MAX_VALUE ? Optional.of((int) version) : Optional.empty();
    }

    private static Optional<Map<String, byte[]>> files(JsonParser parser) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            String text = parser.nextTextValue();
            if (text == null) {
                return Optional.empty();
            }
            files.put(name, text.getBytes(StandardCharsets.UTF_8));
        }
        return parser.currentToken() == JsonToken.END_OBJECT ? Optional.of(files) : Optional.empty();
    }
}
