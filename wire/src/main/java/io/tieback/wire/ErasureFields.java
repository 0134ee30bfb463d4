package io.tieback.wire;

import static java.util.Map.entry;

import io.tieback.core.admit.Issue;
import io.tieback.core.admit.RawErasure;
import io.tieback.core.admit.RawIdentifiers;
import io.tieback.core.admit.RawValue;
import io.tieback.wire.RowCursor.FieldReader;
import java.util.List;
import java.util.Map;

/** A row of {@code erasures}, being read. */
final class ErasureFields {
    static final Map<String, FieldReader<ErasureFields>> READERS = Map.ofEntries(
            entry("userId", (row, cursor, field) -> row.userId = cursor.value(field)),
            entry("identifiers", (row, cursor, field) -> row.identifiers = IdentifierFields.read(cursor, field)));

    private RawValue userId;
    private RawIdentifiers identifiers;

    ErasureFields(String row) {
        userId = RawValue.absent(row, "userId");
        identifiers = RawIdentifiers.none(row);
    }

    RawErasure build(List<Issue> found) {
        return new RawErasure(userId, identifiers, found);
    }
}
