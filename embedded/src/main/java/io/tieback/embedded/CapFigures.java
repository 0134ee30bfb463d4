package io.tieback.embedded;

import io.tieback.core.identity.Sought.Outcome;
import io.tieback.engine.evidence.EvidenceCounts;
import java.util.Map;

/**
 * What the bounds of the evidence cost, over all that was processed.
 *
 * @param addressAnswers answers of addresses to reports, as these came
 * @param addressAnswersCapped of these, of addresses that had more users than they keep
 * @param addressUsersUnkept users of addresses who are not kept there, summed over the answers; an estimate
 * @param addressTooCommon questions to addresses that too many ask
 * @param addressOfServer questions to addresses of the advertiser's own server, which are not asked
 * @param cookieAnswers answers of cookies to reports
 * @param cookieAnswersCapped of these, of cookies that keep as many users as they can
 * @param cookieTooCommon questions to cookies that too many ask
 * @param recall acts whose keys name one user, by whether the user is found without them
 */
public record CapFigures(
        long addressAnswers,
        long addressAnswersCapped,
        long addressUsersUnkept,
        long addressTooCommon,
        long addressOfServer,
        long cookieAnswers,
        long cookieAnswersCapped,
        long cookieTooCommon,
        Map<Outcome, Long> recall) {
    /** Copies the map. */
    public CapFigures {
        recall = Map.copyOf(recall);
    }

    static CapFigures of(Map<String, Long> counts) {
        return new CapFigures(
                counts.getOrDefault(EvidenceCounts.ADDRESS_ANSWERS, 0L),
                counts.getOrDefault(EvidenceCounts.ADDRESS_CAPPED, 0L),
                counts.getOrDefault(EvidenceCounts.ADDRESS_UNKEPT, 0L),
                counts.getOrDefault(EvidenceCounts.ADDRESS_TOO_COMMON, 0L),
                counts.getOrDefault(EvidenceCounts.SERVER_ADDRESS, 0L),
                counts.getOrDefault(EvidenceCounts.COOKIE_ANSWERS, 0L),
                counts.getOrDefault(EvidenceCounts.COOKIE_CAPPED, 0L),
                counts.getOrDefault(EvidenceCounts.COOKIE_TOO_COMMON, 0L),
                Map.of(
                        Outcome.FOUND, sought(counts, Outcome.FOUND),
                        Outcome.CAPPED, sought(counts, Outcome.CAPPED),
                        Outcome.UNSEEN, sought(counts, Outcome.UNSEEN),
                        Outcome.UNASKED, sought(counts, Outcome.UNASKED)));
    }

    private static long sought(Map<String, Long> counts, Outcome outcome) {
        return counts.getOrDefault(EvidenceCounts.sought(outcome), 0L);
    }
}
