package io.tieback.wire;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.tieback.core.admit.Issue;
import io.tieback.core.admit.IssueCode;
import io.tieback.core.admit.RawEngagement;
import io.tieback.core.admit.RawErasure;
import io.tieback.core.admit.RawIdentifiers;
import io.tieback.core.admit.RawPanelTruth;
import io.tieback.core.admit.RawRelease;
import io.tieback.core.admit.RawReport;
import io.tieback.core.admit.RawSighting;
import io.tieback.core.admit.RawUserConsent;
import io.tieback.core.admit.RawUserIdentifiers;
import io.tieback.core.admit.RawValue;
import io.tieback.wire.RowCursor.FieldReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Reads documents of the native API off the stream, without a tree. Whatever bytes come, it answers with rows or with a
 * problem, within the stated limits; a row that makes no sense is a row with an issue and harms no other.
 */
public final class DocumentReader {
    /** The most rows of a batch. */
    public static final int MAX_ROWS = 1_000;

    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(32)
            .maxStringLength(20_000)
            .maxNameLength(256)
            .maxNumberLength(100)
            .build();

    private final JsonFactory factory;

    /** A reader; safe for use by many threads. */
    public DocumentReader() {
        factory = new JsonFactoryBuilder()
                .streamReadConstraints(LIMITS)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .build();
    }

    /** The rows of {@code {"reports": [...]}}. */
    public Batch<RawReport> reports(byte[] body) {
        return batch(body, new RowKind<>("reports", ReportFields::new, ReportFields.READERS, ReportFields::build));
    }

    /** The rows of {@code {"engagements": [...]}}. */
    public Batch<RawEngagement> engagements(byte[] body) {
        return batch(
                body,
                new RowKind<>("engagements", EngagementFields::new, EngagementFields.READERS, EngagementFields::build));
    }

    /** The rows of {@code {"sightings": [...]}}. */
    public Batch<RawSighting> sightings(byte[] body) {
        return batch(
                body, new RowKind<>("sightings", SightingFields::new, SightingFields.READERS, SightingFields::build));
    }

    /** The rows of {@code {"erasures": [...]}}. */
    public Batch<RawErasure> erasures(byte[] body) {
        return batch(body, new RowKind<>("erasures", ErasureFields::new, ErasureFields.READERS, ErasureFields::build));
    }

    /** The rows of {@code {"truths": [...]}}. */
    public Batch<RawPanelTruth> panelTruths(byte[] body) {
        return batch(
                body,
                new RowKind<>("truths", PanelTruthFields::new, PanelTruthFields.READERS, PanelTruthFields::build));
    }

    /** The rows of {@code {"releases": [...]}}. */
    public Batch<RawRelease> releases(byte[] body) {
        return batch(body, new RowKind<>("releases", ReleaseFields::new, ReleaseFields.READERS, ReleaseFields::build));
    }

    /** The one row of {@code {"identifiers": {...}}}. */
    public Batch<RawUserIdentifiers> userIdentifiers(String userId, byte[] body) {
        return lone(body, new HeldFields(), HeldFields.READERS, (fields, cursor) -> {
            if (!fields.present) {
                cursor.say(IssueCode.FIELD_MISSING, RawValue.absent("", "identifiers"));
            }
            return new RawUserIdentifiers(named(userId), fields.identifiers, cursor.found());
        });
    }

    /** The one row of {@code {"optedOut": ...}}. */
    public Batch<RawUserConsent> userConsent(String userId, byte[] body) {
        return lone(
                body,
                new ConsentFields(),
                ConsentFields.READERS,
                (fields, cursor) -> new RawUserConsent(named(userId), fields.optedOut, cursor.found()));
    }

    private static RawValue named(String userId) {
        return RawValue.text("", "userId", userId);
    }

    /** The one row that the whole document is. */
    private <B, T> Batch<T> lone(
            byte[] body, B fields, Map<String, FieldReader<B>> readers, BiFunction<B, RowCursor, T> finish) {
        return guarded(body, parser -> {
            RowCursor cursor = new RowCursor(parser, body, "");
            cursor.object(fields, "", readers);
            requireEnd(parser);
            T raw = finish.apply(fields, cursor);
            return new Batch.Rows<>(List.of(new Batch.Row<>(raw, 0, body.length, cursor.unknownFields())), List.of());
        });
    }

    /** How rows of one kind are read: {@code B} gathers the fields, {@code T} is the row. */
    private record RowKind<B, T>(
            String list,
            Function<String, B> start,
            Map<String, FieldReader<B>> fields,
            BiFunction<B, List<Issue>, T> finish) {}

    private interface Body<T> {
        Batch<T> read(JsonParser parser) throws IOException;
    }

    private <B, T> Batch<T> batch(byte[] body, RowKind<B, T> kind) {
        return guarded(body, parser -> {
            BatchFields<T> fields = new BatchFields<>(body);
            RowCursor around = new RowCursor(parser, body, "");
            around.object(
                    fields,
                    "",
                    Map.of(kind.list(), (building, cursor, field) -> building.readRows(parser, cursor, kind)));
            requireEnd(parser);
            return fields.outcome(kind.list(), around.found());
        });
    }

    private <T> Batch<T> guarded(byte[] body, Body<T> reader) {
        if (isUtf16Or32(body)) {
            return new Batch.Unreadable<>(new Problem(ProblemCode.JSON_MALFORMED, "The body is not UTF-8.", 1, 1));
        }
        try (JsonParser parser = factory.createParser(body)) {
            try {
                return parser.nextToken() == JsonToken.START_OBJECT
                        ? reader.read(parser)
                        : new Batch.Unreadable<>(Problem.of(ProblemCode.BATCH_MISSING));
            } catch (StreamConstraintsException pastLimit) {
                return unreadable(ProblemCode.JSON_LIMIT_EXCEEDED, parser.currentLocation());
            } catch (TooManyRowsException tooMany) {
                return new Batch.Unreadable<>(Problem.of(ProblemCode.TOO_MANY_ROWS));
            } catch (JacksonException malformed) {
                JsonLocation place = malformed.getLocation();
                return unreadable(ProblemCode.JSON_MALFORMED, place == null ? parser.currentLocation() : place);
            }
        } catch (IOException notUtf8) {
            return new Batch.Unreadable<>(Problem.of(ProblemCode.JSON_MALFORMED));
        }
    }

    private static <T> Batch<T> unreadable(ProblemCode code, JsonLocation place) {
        return new Batch.Unreadable<>(new Problem(code, "", place.getLineNr(), place.getColumnNr()));
    }

    /** Jackson would guess the encoding; the API has one. */
    private static boolean isUtf16Or32(byte[] body) {
        return body.length >= 2 && (body[0] == 0 || body[1] == 0 || (body[0] & 0xfe) == 0xfe);
    }

    private static void requireEnd(JsonParser parser) throws IOException {
        if (parser.nextToken() != null) {
            throw new JsonParseException(parser, "something follows the document");
        }
    }

    /** Ends the reading of a batch that is too long. */
    private static final class TooManyRowsException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooManyRowsException() {
            super("too many rows", null, false, false);
        }
    }

    private static final class BatchFields<T> {
        private final byte[] body;
        private final List<Batch.Row<T>> rows = new ArrayList<>();
        private boolean listed;

        BatchFields(byte[] body) {
            this.body = body;
        }

        <B> void readRows(JsonParser parser, RowCursor around, RowKind<B, T> kind) throws IOException {
            if (parser.currentToken() != JsonToken.START_ARRAY) {
                around.value(kind.list());
                return;
            }
            listed = true;
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (rows.size() == MAX_ROWS) {
                    throw new TooManyRowsException();
                }
                rows.add(row(parser, kind));
            }
        }

        private <B> Batch.Row<T> row(JsonParser parser, RowKind<B, T> kind) throws IOException {
            String path = kind.list() + "[" + rows.size() + "]";
            RowCursor cursor = new RowCursor(parser, body, path);
            int from = (int) parser.currentTokenLocation().getByteOffset();
            B fields = kind.start().apply(path);
            if (cursor.isObject()) {
                cursor.object(fields, "", kind.fields());
            } else {
                cursor.value("");
                cursor.found().add(notAnObject(path));
            }
            int to = (int) parser.currentLocation().getByteOffset();
            return new Batch.Row<>(kind.finish().apply(fields, cursor.found()), from, to, cursor.unknownFields());
        }

        Batch<T> outcome(String list, List<Issue> found) {
            if (found.stream().anyMatch(issue -> issue.code() == IssueCode.FIELD_REPEATED)) {
                return new Batch.Unreadable<>(
                        Problem.of(ProblemCode.JSON_MALFORMED, "The document has the field " + list + " twice."));
            }
            if (!listed) {
                return new Batch.Unreadable<>(
                        Problem.of(ProblemCode.BATCH_MISSING, "The document has no list named " + list + "."));
            }
            return rows.isEmpty()
                    ? new Batch.Unreadable<>(Problem.of(ProblemCode.BATCH_EMPTY))
                    : new Batch.Rows<>(rows, found);
        }

        private static Issue notAnObject(String path) {
            IssueCode code = IssueCode.ROW_NOT_AN_OBJECT;
            return new Issue(code, path, "", code.fix());
        }
    }

    private static final class HeldFields {
        static final Map<String, FieldReader<HeldFields>> READERS = Map.of("identifiers", (row, cursor, field) -> {
            row.present = cursor.isObject();
            row.identifiers = IdentifierFields.read(cursor, field);
        });

        private RawIdentifiers identifiers = RawIdentifiers.none("");
        private boolean present;
    }

    private static final class ConsentFields {
        static final Map<String, FieldReader<ConsentFields>> READERS =
                Map.of("optedOut", (row, cursor, field) -> row.optedOut = cursor.value(field));

        private RawValue optedOut = RawValue.absent("", "optedOut");
    }
}
