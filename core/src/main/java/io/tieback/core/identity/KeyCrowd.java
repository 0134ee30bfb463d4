package io.tieback.core.identity;

/**
 * How crowded a key is, as of a time: the more users it has, the less it says of any.
 *
 * @param users seen with it in the 30 days before
 * @param usersOfDay seen with it in the 24 hours before
 * @param times how often any user was seen with it in the 30 days before
 */
public record KeyCrowd(int users, int usersOfDay, int times) {
    /** A key with which nobody was seen. */
    public static final KeyCrowd EMPTY = new KeyCrowd(0, 0, 0);
}
