package io.tieback.core.report;

import io.tieback.core.privacy.MatchKey;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * One admitted report of a conversion. Personal data has been turned into match keys; absent ids are empty strings.
 *
 * @param reportId our id of the report, unique
 * @param advertiserId whose report, from the credential
 * @param dataSet the feed; scope of event ids
 * @param conversionType what was done
 * @param actionSource where
 * @param ingestChannel how the report came
 * @param occurredAt when the act took place, by the reporter's clock, to the millisecond
 * @param eventId the reporter's id of the event, or empty
 * @param orderId the shop's order id, or empty
 * @param value what it was worth, as reported; for a refund what goes back, empty meaning all
 * @param reference what a refund or correction refers to
 * @param matchKeys deterministic and other keys, sorted, distinct
 * @param zone the advertiser's time zone when the report was admitted; decides the day it is counted on
 */
public record ConversionReport(
        String reportId,
        String advertiserId,
        String dataSet,
        ConversionType conversionType,
        ActionSource actionSource,
        IngestChannel ingestChannel,
        Instant occurredAt,
        String eventId,
        String orderId,
        Optional<Money> value,
        Optional<Reference> reference,
        List<MatchKey> matchKeys,
        ZoneId zone)
        implements Input {
    /** Copies and sorts the keys. */
    public ConversionReport {
        matchKeys = matchKeys.stream().distinct().sorted().toList();
    }

    /** The slice in which the report is conserved. */
    public ReportSlice slice() {
        return new ReportSlice(advertiserId, dataSet, conversionType.name(), ingestChannel.name());
    }

    /** The same report without its match keys: what remains readable after its subject was erased. */
    public ConversionReport withoutMatchKeys() {
        return new ConversionReport(
                reportId,
                advertiserId,
                dataSet,
                conversionType,
                actionSource,
                ingestChannel,
                occurredAt,
                eventId,
                orderId,
                value,
                reference,
                List.of(),
                zone);
    }
}
