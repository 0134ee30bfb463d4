package io.tieback.core.identity;

/** Says who did an act that no key of its own names. */
@FunctionalInterface
public interface UserMatcher {
    /**
     * The shares of a set's users and of nobody; the order of the candidates makes no difference.
     *
     * @param set one candidate at least
     */
    UserShares shares(CandidateSet set);
}
