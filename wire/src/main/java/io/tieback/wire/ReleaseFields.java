package io.tieback.wire;

import io.tieback.core.admit.Issue;
import io.tieback.core.admit.RawRelease;
import io.tieback.core.admit.RawValue;
import io.tieback.wire.RowCursor.FieldReader;
import java.util.List;
import java.util.Map;

/** A row of {@code releases}, being read. */
final class ReleaseFields {
    static final Map<String, FieldReader<ReleaseFields>> READERS =
            Map.of("reportId", (row, cursor, field) -> row.reportId = cursor.value(field));

    private RawValue reportId;

    ReleaseFields(String row) {
        reportId = RawValue.absent(row, "reportId");
    }

    RawRelease build(List<Issue> found) {
        return new RawRelease(reportId, found);
    }
}
