package io.tieback.core.identity;

import io.tieback.core.ledger.LedgerEntry;
import java.util.List;

/**
 * How an act is divided among users and nobody: by deterministic keys, where shares go by rule and nothing about them
 * is calibrated; or by a release of user match, where they are its probabilities.
 *
 * @param shares by user id; in 10⁻⁹ of the act, each above 0
 * @param nobody what is left for nobody, in 10⁻⁹
 */
public record UserShares(List<UserShare> shares, long nobody) {
    /** Nobody whom we know. */
    public static final UserShares NOBODY = new UserShares(List.of(), LedgerEntry.WHOLE);

    /** @throws IllegalArgumentException if the parts do not sum to a whole */
    public UserShares {
        shares = List.copyOf(shares);
        if (shares.stream().mapToLong(UserShare::share).sum() + nobody != LedgerEntry.WHOLE) {
            throw new IllegalArgumentException("shares must sum to a whole");
        }
    }

    /** The same, where what falls to someone who opted out is nobody's. */
    public UserShares ofUsers() {
        List<UserShare> left =
                shares.stream().filter(one -> !Someone.is(one.userId())).toList();
        return left.size() == shares.size()
                ? this
                : new UserShares(
                        left,
                        LedgerEntry.WHOLE
                                - left.stream().mapToLong(UserShare::share).sum());
    }

    /**
     * One user's share.
     *
     * @param userId who
     * @param share in 10⁻⁹ of the act
     */
    public record UserShare(String userId, long share) {}
}
