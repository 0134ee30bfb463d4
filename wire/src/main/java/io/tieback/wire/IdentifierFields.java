package io.tieback.wire;

import static java.util.Map.entry;

import io.tieback.core.admit.IssueCode;
import io.tieback.core.admit.RawIdentifiers;
import io.tieback.core.admit.RawScoped;
import io.tieback.core.admit.RawValue;
import io.tieback.core.admit.RawValue.Form;
import io.tieback.wire.RowCursor.FieldReader;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The object {@code identifiers} of a row, being read. */
final class IdentifierFields {
    private static final Map<String, FieldReader<IdentifierFields>> READERS = Map.ofEntries(
            entry("emails", (row, cursor, field) -> row.emails = cursor.values(field)),
            entry("hashedEmails", (row, cursor, field) -> row.hashedEmails = cursor.values(field)),
            entry("phones", (row, cursor, field) -> row.phones = cursor.values(field)),
            entry("hashedPhones", (row, cursor, field) -> row.hashedPhones = cursor.values(field)),
            entry("mobileAdIds", (row, cursor, field) -> row.mobileAdIds = cursor.values(field)),
            entry("hashedMobileAdIds", (row, cursor, field) -> row.hashedMobileAdIds = cursor.values(field)),
            entry("externalIds", (row, cursor, field) -> row.externalIds = cursor.scoped(field)),
            entry("cookies", (row, cursor, field) -> row.cookies = cursor.scoped(field)),
            entry("clickId", (row, cursor, field) -> row.clickId = cursor.value(field)));

    private List<RawValue> emails = List.of();
    private List<RawValue> hashedEmails = List.of();
    private List<RawValue> phones = List.of();
    private List<RawValue> hashedPhones = List.of();
    private List<RawValue> mobileAdIds = List.of();
    private List<RawValue> hashedMobileAdIds = List.of();
    private List<RawScoped> externalIds = List.of();
    private List<RawScoped> cookies = List.of();
    private RawValue clickId;

    private IdentifierFields(String row, String field) {
        clickId = RawValue.absent(row, field + ".clickId");
    }

    /** Reads what stands at {@code field}; anything but an object is said and taken as none. */
    static RawIdentifiers read(RowCursor cursor, String field) throws IOException {
        if (!cursor.isObject()) {
            if (!cursor.isNull()) {
                RawValue wrong = cursor.value(field);
                cursor.say(IssueCode.IDENTIFIER_WRONG_TYPE, new RawValue(wrong.row(), field, Form.OTHER, ""));
            }
            return RawIdentifiers.none(cursor.row());
        }
        IdentifierFields fields = new IdentifierFields(cursor.row(), field);
        cursor.object(fields, field + ".", READERS);
        return fields.build();
    }

    private RawIdentifiers build() {
        return new RawIdentifiers(
                emails,
                hashedEmails,
                phones,
                hashedPhones,
                mobileAdIds,
                hashedMobileAdIds,
                externalIds,
                cookies,
                clickId);
    }
}
