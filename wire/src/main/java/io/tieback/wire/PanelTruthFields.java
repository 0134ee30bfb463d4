package io.tieback.wire;

import static java.util.Map.entry;

import io.tieback.core.admit.Issue;
import io.tieback.core.admit.RawPanelTruth;
import io.tieback.core.admit.RawValue;
import io.tieback.wire.RowCursor.FieldReader;
import java.util.List;
import java.util.Map;

/** A row of {@code truths}, being read. */
final class PanelTruthFields {
    static final Map<String, FieldReader<PanelTruthFields>> READERS = Map.ofEntries(
            entry("reportId", (row, cursor, field) -> row.reportId = cursor.value(field)),
            entry("userId", (row, cursor, field) -> row.userId = cursor.value(field)),
            entry("known", (row, cursor, field) -> row.known = cursor.value(field)),
            entry("panelistId", (row, cursor, field) -> row.panelistId = cursor.value(field)));

    private RawValue reportId;
    private RawValue userId;
    private RawValue known;
    private RawValue panelistId;

    PanelTruthFields(String row) {
        reportId = RawValue.absent(row, "reportId");
        userId = RawValue.absent(row, "userId");
        known = RawValue.absent(row, "known");
        panelistId = RawValue.absent(row, "panelistId");
    }

    RawPanelTruth build(List<Issue> found) {
        return new RawPanelTruth(reportId, userId, known, panelistId, found);
    }
}
