package io.tieback.core.identity;

import java.time.Duration;

/**
 * What is asked of the candidates of a report.
 *
 * @param asOfMillis the time whose knowledge counts, in milliseconds since 1970
 * @param agent browser or app of the report
 * @param networkClass number of the address's class, NaN if unknown
 * @param host crowd at the report's address
 * @param network crowd at its /64
 * @param cookie crowd at its cookie
 */
public record MatchQuestion(
        long asOfMillis, AgentTraits agent, double networkClass, KeyCrowd host, KeyCrowd network, KeyCrowd cookie) {
    /**
     * What is younger than this when a report's act takes place may be of its own visit, written by its log-in, its
     * click or a copy with a clock of its own, and does not count as evidence.
     */
    public static final Duration VISIT = Duration.ofMinutes(60);

    /** The time whose knowledge counts for an act. */
    public static long asOf(long occurredMillis) {
        return occurredMillis - VISIT.toMillis();
    }
}
