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
 * @param trace browser and network that it came from, if it says
 * @param rollout which release of user match judges it: its version, or 0 for none; stamped at receipt
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
        Trace trace,
        int rollout,
        ZoneId zone)
        implements Input {
    /** Copies and sorts the keys. */
    public ConversionReport {
        matchKeys = matchKeys.isEmpty()
                ? List.of()
                : matchKeys.stream().distinct().sorted().toList();
    }

    /** The slice in which the report is conserved. */
    public ReportSlice slice() {
        return new ReportSlice(advertiserId, dataSet, conversionType.name(), ingestChannel.name());
    }

    /** The same report without its match keys and its trace: what remains readable after its subject was erased. */
    public ConversionReport withoutMatchKeys() {
        return with(List.of(), Trace.UNKNOWN, rollout);
    }

    /** The same report with another trace, judged by another release. */
    public ConversionReport with(Trace otherTrace, int otherRollout) {
        return with(matchKeys, otherTrace, otherRollout);
    }

    private ConversionReport with(List<MatchKey> otherKeys, Trace otherTrace, int otherRollout) {
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
                otherKeys,
                otherTrace,
                otherRollout,
                zone);
    }
}
