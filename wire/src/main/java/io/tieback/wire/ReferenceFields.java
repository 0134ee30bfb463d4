package io.tieback.wire;

import io.tieback.core.admit.RawReference;
import io.tieback.core.admit.RawValue;
import io.tieback.core.admit.RawValue.Form;
import io.tieback.wire.RowCursor.FieldReader;
import java.io.IOException;
import java.util.Map;

/** The object {@code refundOf} or {@code correctionOf} of a row, being read. */
final class ReferenceFields {
    private static final Map<String, FieldReader<ReferenceFields>> READERS = Map.of(
            "eventId", (row, cursor, field) -> row.eventId = cursor.value(field),
            "orderId", (row, cursor, field) -> row.orderId = cursor.value(field));

    private RawValue eventId;
    private RawValue orderId;

    private ReferenceFields(RawReference none) {
        eventId = none.eventId();
        orderId = none.orderId();
    }

    static RawReference read(RowCursor cursor, String field) throws IOException {
        RawReference none = RawReference.absent(cursor.row(), field);
        if (cursor.isNull()) {
            return none;
        }
        ReferenceFields fields = new ReferenceFields(none);
        if (cursor.isObject()) {
            cursor.object(fields, field + ".", READERS);
        } else {
            cursor.value(field);
        }
        return new RawReference(new RawValue(cursor.row(), field, Form.OTHER, ""), fields.eventId, fields.orderId);
    }
}
