package io.tieback.server.page;

import io.tieback.wire.AttributionRow;
import io.tieback.wire.ConservationLine;
import java.time.Instant;
import java.util.List;

/**
 * What the page shows.
 *
 * @param through the door's clock: everything acknowledged until then is in, but what is pending
 * @param apiUri where the API is, for examples
 * @param totals what became of all reports
 * @param refusals why rows were not used, most frequent first
 * @param settings attribution settings in order
 * @param campaigns rows by advertiser and campaign
 * @param days rows by day
 */
public record Overview(
        Instant through,
        String apiUri,
        ConservationLine totals,
        List<Refusal> refusals,
        List<String> settings,
        List<AttributionRow> campaigns,
        List<AttributionRow> days) {
    /** Copies the lists. */
    public Overview {
        refusals = List.copyOf(refusals);
        settings = List.copyOf(settings);
        campaigns = List.copyOf(campaigns);
        days = List.copyOf(days);
    }

    /**
     * Why rows were not used.
     *
     * @param status rejected, quarantined or suppressed
     * @param code stable
     * @param meaning in a sentence
     * @param fix in a sentence
     * @param rows how many
     */
    public record Refusal(String status, String code, String meaning, String fix, long rows) {}
}
