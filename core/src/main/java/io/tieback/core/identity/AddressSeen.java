package io.tieback.core.identity;

/**
 * What the address of a visit tells of one user.
 *
 * @param userId who
 * @param around when the user was seen there
 * @param times how often in the 30 days before
 * @param agreement how far the visit's user agent agrees with the user's there, as
 *     {@link io.tieback.core.privacy.AgentTraits#agreement} tells, or {@link Around#NEVER}
 * @param minutesSinceEngaged since the user engaged there with an ad of the visit's advertiser, or {@link Around#NEVER}
 */
public record AddressSeen(String userId, Around around, int times, int agreement, int minutesSinceEngaged) {
    AddressSeen as(String otherId) {
        return new AddressSeen(otherId, around, times, agreement, minutesSinceEngaged);
    }

    AddressSeen or(AddressSeen other) {
        return new AddressSeen(
                userId,
                around.or(other.around),
                Math.max(times, other.times),
                Math.max(agreement, other.agreement),
                Around.least(minutesSinceEngaged, other.minutesSinceEngaged));
    }
}
