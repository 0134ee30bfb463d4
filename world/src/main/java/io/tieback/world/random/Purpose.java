package io.tieback.world.random;

/**
 * What a random stream is for. Streams of different purposes are independent, so that a new draw in one never moves
 * another. The name is part of the seed: renaming a constant changes the world, reordering does not.
 */
public enum Purpose {
    HOUSEHOLD,
    PERSON,
    DEVICE,
    USER_AGENT,
    DAY_PLAN,
    TRIP,
    HOME_LEASE,
    CELLULAR,
    OFFICE,
    SCHOOL,
    VENUE,
    VPN,
    RELAY,
    IPV6,
    ATTACHMENT,
    BROWSING,
    COOKIE,
    NAME,
    ADVERTISER,
    CAMPAIGN,
    BUDGET,
    AFFINITY,
    ASSIGNMENT,
    SESSION,
    IMPRESSION,
    DEMAND,
    FUNNEL,
    REPEAT,
    VALUE,
    REPORTER,
    SPAM,
    PANEL,
    ROW;

    private final long tag;

    Purpose() {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < name().length(); i++) {
            hash = (hash ^ name().charAt(i)) * 0x100000001b3L;
        }
        tag = hash;
    }

    long tag() {
        return tag;
    }
}
