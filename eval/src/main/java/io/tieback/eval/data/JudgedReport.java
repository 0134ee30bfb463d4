package io.tieback.eval.data;

import io.tieback.core.privacy.MatchKey;
import io.tieback.core.report.ConversionReport;
import java.time.Instant;
import java.util.List;

/**
 * An admitted report beside its truth. Scorers see {@code report} alone.
 *
 * @param report as the product admits it; its id is the row's
 * @param receivedAt when
 * @param truth what it truly is
 */
public record JudgedReport(ConversionReport report, Instant receivedAt, ReportTruth truth) {
    /** When the act took place, by its reporter's clock, in milliseconds since 1970. */
    public long occurredMillis() {
        return report.occurredAt().toEpochMilli();
    }

    /**
     * What reports that follow each other have in common: the advertiser and their weakest key other than an address, a
     * cookie where there is one. Empty without such a key.
     */
    public static String chain(ConversionReport report) {
        List<MatchKey> keys = Addresses.without(report.matchKeys());
        return keys.isEmpty()
                ? ""
                : report.advertiserId() + " " + keys.get(keys.size() - 1).text();
    }
}
