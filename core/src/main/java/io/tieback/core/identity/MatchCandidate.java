package io.tieback.core.identity;

import java.util.List;

/**
 * A user who may have done an act, and when the platform saw that user.
 *
 * @param userId who
 * @param onHost at the report's address
 * @param onNetwork at its /64
 * @param onCookie with its cookie
 * @param anywhere at any key
 * @param withAdvertiser engaging with the advertiser's ads
 * @param agents browsers and apps of the user
 */
public record MatchCandidate(
        String userId,
        SeenTimes onHost,
        SeenTimes onNetwork,
        SeenTimes onCookie,
        SeenTimes anywhere,
        SeenTimes withAdvertiser,
        List<SeenAgent> agents) {
    public MatchCandidate {
        agents = List.copyOf(agents);
    }

    /**
     * A browser or app of a user.
     *
     * @param traits which
     * @param times when it was seen
     */
    public record SeenAgent(AgentTraits traits, SeenTimes times) {}
}
