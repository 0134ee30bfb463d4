package io.tieback.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tieback.core.admit.Issue;
import io.tieback.core.admit.IssueCode;
import io.tieback.core.admit.RawIdentifiers;
import io.tieback.core.admit.RawScoped;
import io.tieback.core.admit.RawValue;
import io.tieback.core.admit.RawValue.Form;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the fields of one row off a stream and notes what no field should be. Each method ends at its last token. */
final class RowCursor {
    private static final int MOST_FOUND = 40;
    private static final int LONGEST_NAME = 64;

    private final JsonParser parser;
    private final byte[] body;
    private final String row;
    private final List<Issue> found = new ArrayList<>();
    private final UnknownFields unknown = new UnknownFields();
    private String unknownPath = "";
    private int unknownFrom;

    /** @param body what {@code parser} reads */
    RowCursor(JsonParser parser, byte[] body, String row) {
        this.parser = parser;
        this.body = body;
        this.row = row;
    }

    /** Puts one field into what is being built. */
    interface FieldReader<B> {
        void read(B building, RowCursor cursor, String field) throws IOException;
    }

    String row() {
        return row;
    }

    List<Issue> found() {
        return found;
    }

    /** What stood under names that are not of the API; see {@link Batch.Row#unknownFields}. */
    String unknownFields() {
        return unknown.text();
    }

    /** Reads the object that starts here, field by field. */
    <B> void object(B building, String prefix, Map<String, FieldReader<B>> fields) throws IOException {
        Set<String> seen = new HashSet<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            keepUnknown();
            String name = parser.currentName();
            parser.nextToken();
            int from = offset();
            FieldReader<B> reader = fields.get(name);
            if (reader == null) {
                String path = prefix + SoundText.of(name, LONGEST_NAME);
                skip(IssueCode.FIELD_UNKNOWN, path);
                unknownAt(path, from);
            } else if (!seen.add(name)) {
                skip(IssueCode.FIELD_REPEATED, prefix + name);
            } else {
                reader.read(building, this, prefix.isEmpty() ? name : prefix + name);
            }
        }
        keepUnknown();
    }

    boolean isObject() {
        return parser.currentToken() == JsonToken.START_OBJECT;
    }

    boolean isNull() {
        return parser.currentToken() == JsonToken.VALUE_NULL;
    }

    /** What stands here as a single value. */
    RawValue value(String field) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> RawValue.text(row, field, parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new RawValue(row, field, Form.NUMBER, parser.getText());
            case VALUE_TRUE, VALUE_FALSE -> new RawValue(row, field, Form.FLAG, parser.getText());
            case VALUE_NULL -> RawValue.absent(row, field);
            default -> {
                parser.skipChildren();
                yield new RawValue(row, field, Form.OTHER, "");
            }
        };
    }

    /** What stands here as a list, or as the one value of a list. */
    List<RawValue> values(String field) throws IOException {
        return list(field, this::element);
    }

    /** As {@link #values} for identifiers that may name an advertiser. */
    List<RawScoped> scoped(String field) throws IOException {
        return list(field, place -> {
            if (!isObject()) {
                return new RawScoped(RawValue.absent(row, place + ".advertiserId"), element(place));
            }
            ScopedFields fields = new ScopedFields(row, place);
            object(fields, place + ".", ScopedFields.READERS);
            return new RawScoped(fields.advertiserId, fields.id);
        });
    }

    void say(IssueCode code, RawValue value) {
        if (found.size() < MOST_FOUND) {
            found.add(Issue.at(code, value));
        }
    }

    /** A value that is skipped ends before the next token, and no sooner is it known where. */
    private void unknownAt(String path, int from) {
        unknownPath = path;
        unknownFrom = from;
    }

    private void keepUnknown() throws IOException {
        if (!unknownPath.isEmpty() && !unknown.take(unknownPath, body, unknownFrom, offset())) {
            say(IssueCode.FIELD_NOT_KEPT, RawValue.absent(row, unknownPath));
        }
        unknownPath = "";
    }

    private int offset() {
        return (int) parser.currentTokenLocation().getByteOffset();
    }

    private void skip(IssueCode code, String field) throws IOException {
        say(code, RawValue.absent(row, field));
        parser.skipChildren();
    }

    private interface ElementReader<T> {
        T read(String place) throws IOException;
    }

    private <T> List<T> list(String field, ElementReader<T> reader) throws IOException {
        if (isNull()) {
            return List.of();
        }
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            T single = reader.read(field);
            say(IssueCode.LIST_EXPECTED, new RawValue(row, field, Form.OTHER, ""));
            return List.of(single);
        }
        List<T> read = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (read.size() <= RawIdentifiers.MAX_OF_A_KIND) {
                read.add(reader.read(field + "[" + read.size() + "]"));
            } else {
                parser.skipChildren();
            }
        }
        return read;
    }

    /** Nothing in a list is something wrong, not nothing. */
    private RawValue element(String place) throws IOException {
        return isNull() ? new RawValue(row, place, Form.OTHER, "") : value(place);
    }

    private static final class ScopedFields {
        static final Map<String, FieldReader<ScopedFields>> READERS = Map.of(
                "advertiserId", (fields, cursor, field) -> fields.advertiserId = cursor.value(field),
                "id", (fields, cursor, field) -> fields.id = cursor.value(field));

        private RawValue advertiserId;
        private RawValue id;

        ScopedFields(String row, String place) {
            advertiserId = RawValue.absent(row, place + ".advertiserId");
            id = new RawValue(row, place + ".id", Form.OTHER, "");
        }
    }
}
