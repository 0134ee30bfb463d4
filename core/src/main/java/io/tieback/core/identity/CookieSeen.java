package io.tieback.core.identity;

/**
 * What the cookie of a visit tells of one user.
 *
 * @param userId who
 * @param around when the user was seen with the cookie itself
 * @param before how near the user was to the cookie's earlier visits, as of this one
 * @param ever how near to all its other visits, by all that is known now
 */
public record CookieSeen(String userId, Around around, Nearness before, Nearness ever) {
    CookieSeen as(String otherId) {
        return new CookieSeen(otherId, around, before, ever);
    }

    CookieSeen or(CookieSeen other) {
        return new CookieSeen(userId, around.or(other.around), before.or(other.before), ever.or(other.ever));
    }
}
