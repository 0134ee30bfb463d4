package io.tieback.core.admit;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A conversion report as received, in whatever format.
 *
 * @param found what the reader of the format found wrong or worth saying
 */
public record RawReport(
        RawValue advertiserId,
        RawValue dataSet,
        RawValue conversionType,
        RawValue actionSource,
        RawValue ingestChannel,
        RawValue occurredAt,
        RawValue eventId,
        RawValue orderId,
        RawMoney money,
        RawReference refundOf,
        RawReference correctionOf,
        RawIdentifiers identifiers,
        RawValue ip,
        RawValue userAgent,
        RawConsent consent,
        List<Issue> found) {
    /** Copies the list. */
    public RawReport {
        found = List.copyOf(found);
    }

    /** The first field that names an advertiser other than {@code advertiserId}: a row speaks for its sender only. */
    public Optional<RawValue> namesAnother(String advertiserId) {
        Stream<RawValue> scopes = Stream.of(identifiers.externalIds(), identifiers.cookies())
                .flatMap(List::stream)
                .map(RawScoped::advertiserId);
        return Stream.concat(Stream.of(this.advertiserId), scopes)
                .filter(value -> !value.isAbsent() && !value.text().equals(advertiserId))
                .findFirst();
    }
}
