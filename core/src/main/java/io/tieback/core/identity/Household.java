package io.tieback.core.identity;

import java.util.ArrayList;
import java.util.List;

/**
 * The household of an act's likeliest candidate, as far as its members are candidates too: its own answer, beside who
 * did it. Two candidates are told to be of one household if both were seen at the act's address on
 * {@link #FEWEST_DAYS} days or more, and it is a home's by its network and by how few were seen there; or both on
 * {@link #FEWEST_DAYS_NEAR} days or more near the act's cookie, at addresses where on average as few were.
 *
 * @param userIds the likeliest candidate, and after it those of its household, from the likeliest on; empty if there is
 *     no candidate
 * @param probability that somebody of them did it: the sum of theirs
 */
public record Household(List<String> userIds, double probability) {
    /** On so many days both were seen at the address. */
    public static final int FEWEST_DAYS = 2;

    /** On so many days both were near the cookie. */
    public static final int FEWEST_DAYS_NEAR = 3;

    /** More users than these do not live at an address. */
    public static final int MOST_AT_HOME = 8;

    /** There is no candidate. */
    public static final Household NONE = new Household(List.of(), 0);

    private static final int HOME = CandidateFeatures.NETWORK_CLASSES.indexOf("home");
    private static final int NETWORK_CLASS = column("network class");
    private static final int USERS = column("users of the address");
    private static final int DAYS_BEFORE = column("days at the address");
    private static final int DAYS_AFTER = column("days at the address afterwards");
    private static final int DAYS_NEAR = column("days near the cookie, ever");
    private static final int VISITS_NEAR = column("visits near the cookie, ever");
    private static final int WEIGHT_NEAR = column("weight near the cookie, ever");

    /**
     * @throws IllegalArgumentException if the probability does not lie in [0, 1]
     */
    public Household {
        userIds = List.copyOf(userIds);
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("a probability lies in [0, 1]: " + probability);
        }
    }

    /**
     * The candidates of one's household.
     *
     * @param rows numbers of all candidates, as {@link CandidateFeatures} names them
     * @param one which candidate
     * @return their numbers, ascending, its own among them
     */
    public static List<Integer> of(List<double[]> rows, int one) {
        boolean atAddress = livesAtAddress(rows.get(one));
        boolean nearCookie = livesNearCookie(rows.get(one));
        List<Integer> members = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            if (i == one || atAddress && livesAtAddress(rows.get(i)) || nearCookie && livesNearCookie(rows.get(i))) {
                members.add(i);
            }
        }
        return members;
    }

    private static boolean livesAtAddress(double[] row) {
        boolean isHome = Double.isNaN(row[NETWORK_CLASS]) || row[NETWORK_CLASS] == HOME;
        return isHome && row[USERS] <= MOST_AT_HOME && row[DAYS_BEFORE] + row[DAYS_AFTER] >= FEWEST_DAYS;
    }

    private static boolean livesNearCookie(double[] row) {
        return row[DAYS_NEAR] >= FEWEST_DAYS_NEAR && row[WEIGHT_NEAR] * MOST_AT_HOME >= row[VISITS_NEAR];
    }

    private static int column(String name) {
        return CandidateFeatures.NAMES.indexOf(name);
    }
}
