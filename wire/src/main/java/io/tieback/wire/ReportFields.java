package io.tieback.wire;

import static java.util.Map.entry;

import io.tieback.core.admit.Issue;
import io.tieback.core.admit.RawConsent;
import io.tieback.core.admit.RawIdentifiers;
import io.tieback.core.admit.RawMoney;
import io.tieback.core.admit.RawReference;
import io.tieback.core.admit.RawReport;
import io.tieback.core.admit.RawValue;
import io.tieback.wire.RowCursor.FieldReader;
import java.util.List;
import java.util.Map;

/** A row of {@code reports}, being read. */
final class ReportFields {
    static final Map<String, FieldReader<ReportFields>> READERS = Map.ofEntries(
            entry("advertiserId", (row, cursor, field) -> row.advertiserId = cursor.value(field)),
            entry("dataSet", (row, cursor, field) -> row.dataSet = cursor.value(field)),
            entry("conversionType", (row, cursor, field) -> row.conversionType = cursor.value(field)),
            entry("actionSource", (row, cursor, field) -> row.actionSource = cursor.value(field)),
            entry("ingestChannel", (row, cursor, field) -> row.ingestChannel = cursor.value(field)),
            entry("occurredAt", (row, cursor, field) -> row.occurredAt = cursor.value(field)),
            entry("eventId", (row, cursor, field) -> row.eventId = cursor.value(field)),
            entry("orderId", (row, cursor, field) -> row.orderId = cursor.value(field)),
            entry("value", (row, cursor, field) -> row.value = cursor.value(field)),
            entry("currency", (row, cursor, field) -> row.currency = cursor.value(field)),
            entry("refundOf", (row, cursor, field) -> row.refundOf = ReferenceFields.read(cursor, field)),
            entry("correctionOf", (row, cursor, field) -> row.correctionOf = ReferenceFields.read(cursor, field)),
            entry("identifiers", (row, cursor, field) -> row.identifiers = IdentifierFields.read(cursor, field)),
            entry("ip", (row, cursor, field) -> row.ip = cursor.value(field)),
            entry("userAgent", (row, cursor, field) -> row.userAgent = cursor.value(field)),
            entry("optOut", (row, cursor, field) -> row.optOut = cursor.value(field)),
            entry("limitedUse", (row, cursor, field) -> row.limitedUse = cursor.value(field)),
            entry("region", (row, cursor, field) -> row.region = cursor.value(field)));

    private RawValue advertiserId;
    private RawValue dataSet;
    private RawValue conversionType;
    private RawValue actionSource;
    private RawValue ingestChannel;
    private RawValue occurredAt;
    private RawValue eventId;
    private RawValue orderId;
    private RawValue value;
    private RawValue currency;
    private RawReference refundOf;
    private RawReference correctionOf;
    private RawIdentifiers identifiers;
    private RawValue ip;
    private RawValue userAgent;
    private RawValue optOut;
    private RawValue limitedUse;
    private RawValue region;

    ReportFields(String row) {
        advertiserId = RawValue.absent(row, "advertiserId");
        dataSet = RawValue.absent(row, "dataSet");
        conversionType = RawValue.absent(row, "conversionType");
        actionSource = RawValue.absent(row, "actionSource");
        ingestChannel = RawValue.absent(row, "ingestChannel");
        occurredAt = RawValue.absent(row, "occurredAt");
        eventId = RawValue.absent(row, "eventId");
        orderId = RawValue.absent(row, "orderId");
        value = RawValue.absent(row, "value");
        currency = RawValue.absent(row, "currency");
        refundOf = RawReference.absent(row, "refundOf");
        correctionOf = RawReference.absent(row, "correctionOf");
        identifiers = RawIdentifiers.none(row);
        ip = RawValue.absent(row, "ip");
        userAgent = RawValue.absent(row, "userAgent");
        optOut = RawValue.absent(row, "optOut");
        limitedUse = RawValue.absent(row, "limitedUse");
        region = RawValue.absent(row, "region");
    }

    RawReport build(List<Issue> found) {
        return new RawReport(
                advertiserId,
                dataSet,
                conversionType,
                actionSource,
                ingestChannel,
                occurredAt,
                eventId,
                orderId,
                new RawMoney(value, currency),
                refundOf,
                correctionOf,
                identifiers,
                ip,
                userAgent,
                new RawConsent(optOut, limitedUse, region),
                found);
    }
}
