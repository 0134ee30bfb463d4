package io.tieback.core.identity;

/**
 * How often an advertiser's reports name an address. A report that the advertiser's server sends should name the
 * visitor's; some name the server's own. Such an address is told by three things together: the server sends many
 * reports with it, they are of many people, and either no visitor's browser or app ever reports from it where many
 * would have, or nearly all that the server sends comes with it and a few like it.
 *
 * <p>All counts weigh half after each {@link #PERIOD_DAYS} days.
 *
 * @param relayed how many reports that the advertiser's server sent name it
 * @param direct how many that visitors' browsers and apps sent came from it, since it is watched
 * @param people groups of people, one of 64 each, of whom the server sent reports with it in this period
 * @param peopleBefore those of the period before
 * @param isServer whether it was told to be the server's own
 */
public record RelayedAddress(long relayed, long direct, long people, long peopleBefore, boolean isServer) {
    /** After so many days counts weigh half. */
    public static final int PERIOD_DAYS = 14;

    /** So many groups of people are told apart. */
    public static final int GROUPS = 64;

    /** An address on fewer reports is a visitor's. */
    public static final int FEWEST_REPORTS = 50;

    /** Fewer groups may be one home; 18 people fill so many on average. */
    public static final int FEWEST_GROUPS = 16;

    /** So many reports by browsers and apps must be missing. */
    public static final int FEWEST_MISSING = 20;

    /** A server may have so many addresses. */
    public static final int LARGEST_POOL = 4;

    /** Of a hundred reports that the server sends so many name its own addresses, if it never names a visitor's. */
    public static final int NEARLY_ALL_PERCENT = 80;

    private static final int VISITORS_PERCENT = 5;
    private static final int TAKEN_BACK_PERCENT = 25;
    private static final int WHOLE_PERCENT = 100;

    /** An address not seen yet. */
    public static final RelayedAddress NEW = new RelayedAddress(0, 0, 0, 0, false);

    /**
     * With one more report by the server.
     *
     * @param group of whom, 0 to 63
     */
    public RelayedAddress relayedOf(int group) {
        return new RelayedAddress(relayed + 1, direct, people | 1L << group, peopleBefore, isServer);
    }

    /** With one more report by a visitor's browser or app. */
    public RelayedAddress reportedDirectly() {
        return new RelayedAddress(relayed, direct + 1, people, peopleBefore, isServer);
    }

    /** With one report less, to make room for others. */
    public RelayedAddress less() {
        return new RelayedAddress(relayed - 1, direct, people, peopleBefore, isServer);
    }

    /**
     * After periods have passed.
     *
     * @param periods how many, from 1
     */
    public RelayedAddress after(int periods) {
        int halvings = Math.min(periods, Long.SIZE - 1);
        return new RelayedAddress(relayed >> halvings, direct >> halvings, 0, halvings == 1 ? people : 0, isServer);
    }

    /** The same, told to be the server's own or not. */
    public RelayedAddress as(boolean server) {
        return new RelayedAddress(relayed, direct, people, peopleBefore, server);
    }

    /** Whether it is on many reports, of many people. */
    public boolean isCrowded() {
        return relayed >= FEWEST_REPORTS && Long.bitCount(people | peopleBefore) >= FEWEST_GROUPS;
    }

    /** Whether visitors are missing: the server names it, and browsers and apps report from elsewhere. */
    public boolean lacksVisitors(Totals all) {
        long expected = expected(all);
        return expected >= FEWEST_MISSING && direct * WHOLE_PERCENT <= expected * VISITORS_PERCENT;
    }

    /** Whether visitors report from it after all. */
    public boolean hasVisitors(Totals all) {
        return direct * WHOLE_PERCENT > expected(all) * TAKEN_BACK_PERCENT;
    }

    /** How many reports by browsers and apps would have come from it, were it as any other. */
    private long expected(Totals all) {
        return all.relayed() == 0 ? 0 : relayed * all.direct() / all.relayed();
    }

    /**
     * All reports of an advertiser that name an address.
     *
     * @param period in which they were last counted, in periods since 1970
     * @param relayed by the advertiser's server
     * @param direct by browsers and apps
     */
    public record Totals(long period, long relayed, long direct) {
        /** As of a period not before this one. */
        public Totals in(long later) {
            int halvings = (int) Math.min(later - period, Long.SIZE - 1);
            return new Totals(later, relayed >> halvings, direct >> halvings);
        }

        /** With one more report. */
        public Totals and(boolean isRelayed) {
            return new Totals(period, relayed + (isRelayed ? 1 : 0), direct + (isRelayed ? 0 : 1));
        }
    }
}
