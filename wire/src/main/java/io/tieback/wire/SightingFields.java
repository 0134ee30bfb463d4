package io.tieback.wire;

import static java.util.Map.entry;

import io.tieback.core.admit.Issue;
import io.tieback.core.admit.RawIdentifiers;
import io.tieback.core.admit.RawSighting;
import io.tieback.core.admit.RawValue;
import io.tieback.wire.RowCursor.FieldReader;
import java.util.List;
import java.util.Map;

/** A row of {@code sightings}, being read. */
final class SightingFields {
    static final Map<String, FieldReader<SightingFields>> READERS = Map.ofEntries(
            entry("userId", (row, cursor, field) -> row.userId = cursor.value(field)),
            entry("occurredAt", (row, cursor, field) -> row.occurredAt = cursor.value(field)),
            entry("surface", (row, cursor, field) -> row.surface = cursor.value(field)),
            entry("advertiserId", (row, cursor, field) -> row.advertiserId = cursor.value(field)),
            entry("identifiers", (row, cursor, field) -> row.identifiers = IdentifierFields.read(cursor, field)),
            entry("ip", (row, cursor, field) -> row.ip = cursor.value(field)),
            entry("userAgent", (row, cursor, field) -> row.userAgent = cursor.value(field)));

    private RawValue userId;
    private RawValue occurredAt;
    private RawValue surface;
    private RawValue advertiserId;
    private RawIdentifiers identifiers;
    private RawValue ip;
    private RawValue userAgent;

    SightingFields(String row) {
        userId = RawValue.absent(row, "userId");
        occurredAt = RawValue.absent(row, "occurredAt");
        surface = RawValue.absent(row, "surface");
        advertiserId = RawValue.absent(row, "advertiserId");
        identifiers = RawIdentifiers.none(row);
        ip = RawValue.absent(row, "ip");
        userAgent = RawValue.absent(row, "userAgent");
    }

    RawSighting build(List<Issue> found) {
        return new RawSighting(userId, occurredAt, surface, advertiserId, identifiers, ip, userAgent, found);
    }
}
