package io.tieback.core.identity;

import io.tieback.core.privacy.Sha256;
import io.tieback.core.stats.TextHash;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;

/**
 * Someone in the crowd: what stands at keys in the place of a user who opted out. Rivals are compared with someone as
 * they would be with the user, so that opting out never raises their odds; what falls to someone is nobody's.
 *
 * <p>A someone has a name of its own, which no user can have and nothing but the user's own state ties to the user.
 */
public final class Someone {
    /**
     * Ids in their order, someones after all users: where there is no room, a user goes before a someone who was seen
     * at the same time, so that no user stays who would have gone.
     */
    public static final Comparator<String> AFTER_USERS =
            Comparator.comparing(Someone::is).thenComparing(Comparator.naturalOrder());

    /** A control character, which no id may hold; it sorts first, so that what is left over falls to someones. */
    private static final char MARK = '\u0001';

    private static final int BIT_DIGITS = 3;
    private static final int NAME_DIGITS = 16;

    private Someone() {}

    /**
     * The name of the someone in the place of a user.
     *
     * @param since when the user opted out
     * @param before how often the user had done so before
     */
    public static String inPlaceOf(String userId, Instant since, int before) {
        byte[] hash = Sha256.of(before + "|" + since.toEpochMilli() + "|" + userId);
        return MARK
                + HexFormat.of().toHexDigits(bucketOfUser(userId), BIT_DIGITS)
                + HexFormat.of().formatHex(hash).substring(0, NAME_DIGITS);
    }

    /** Whether the id is that of a someone. */
    public static boolean is(String userId) {
        return userId.length() == 1 + BIT_DIGITS + NAME_DIGITS && userId.charAt(0) == MARK;
    }

    /** One of 1,024 groups into which an id falls; a someone falls into that of the user, and is counted once. */
    static int bucket(String userId) {
        return is(userId) ? HexFormat.fromHexDigits(userId, 1, 1 + BIT_DIGITS) : bucketOfUser(userId);
    }

    private static int bucketOfUser(String userId) {
        return (int) (TextHash.of(userId) >>> 54);
    }
}
