package io.tieback.eval.device;

/** What is told of a candidate, as a number; NaN where the candidate has no such thing. */
enum EvidenceColumn {
    /** ln(1 + hours) since the phone was last seen at the address. */
    AGE(Family.BEFORE, -1, Rival.LESS_IS_BETTER),
    /** ln(1 + hours) in which it was seen there, in the 30 days before. */
    HOURS(Family.BEFORE, 1, Rival.NONE),
    /** Days on which it was seen there, in the 30 days before. */
    DAYS(Family.BEFORE, 1, Rival.MORE_IS_BETTER),
    /** Its share of all phones' hours there, in the 30 days before. */
    SHARE(Family.BEFORE, 1, Rival.NONE),
    /** ln(1 + people) seen there in the 30 days before. */
    DEGREE(Family.BEFORE, -1, Rival.NONE),
    /** ln(1 + people) seen there in the 24 hours before. */
    DEGREE_DAY(Family.BEFORE, -1, Rival.NONE),
    /** ln(1 + hours) until the phone is next seen there. */
    AGE_AFTER(Family.AFTER, -1, Rival.LESS_IS_BETTER),
    /** ln(1 + hours) in which it is seen there, in the 30 days after. */
    HOURS_AFTER(Family.AFTER, 1, Rival.NONE),
    /** Days on which it is seen there, in the 30 days after. */
    DAYS_AFTER(Family.AFTER, 1, Rival.MORE_IS_BETTER),
    /** ln(1 + people) seen there in the 24 hours after. */
    DEGREE_DAY_AFTER(Family.AFTER, -1, Rival.NONE),
    /** Days on which phone and cookie were at one address, summed over addresses. */
    COMMON_DAYS(Family.HISTORY, 1, Rival.NONE),
    /** Hours in which both were at one address. */
    COMMON_HOURS(Family.HISTORY, 1, Rival.MORE_IS_BETTER),
    /** Addresses where both were on one day. */
    COMMON_ADDRESSES(Family.HISTORY, 1, Rival.MORE_IS_BETTER),
    /** {@link #COMMON_DAYS}, each address counting one over its people. */
    RARE_DAYS(Family.HISTORY, 1, Rival.MORE_IS_BETTER),
    /** {@link #COMMON_DAYS} over the cookie's days at addresses. */
    SHARE_OF_COOKIE(Family.HISTORY, 1, Rival.NONE),
    /** {@link #COMMON_DAYS} over the phone's days. */
    SHARE_OF_PHONE(Family.HISTORY, 1, Rival.NONE),
    /** {@link #COMMON_HOURS} over the hours in which both were seen, wherever. */
    TOGETHER(Family.HISTORY, 1, Rival.MORE_IS_BETTER),
    /** Hours of the cookie in which this was the only phone at its address in the 24 hours before. */
    SOLE_HOURS(Family.HISTORY, 1, Rival.NONE),
    /** {@link #SOLE_HOURS} over those of all phones. */
    SOLE_SHARE(Family.HISTORY, 1, Rival.MORE_IS_BETTER),
    /** The cookie's days at addresses. */
    COOKIE_DAYS(Family.HISTORY, 0, Rival.NONE);

    /** Where a number comes from. */
    enum Family {
        /** Phones at the address, before. */
        BEFORE,
        /** Phones at the address, after. */
        AFTER,
        /** Phones where the cookie was. */
        HISTORY
    }

    /** Whether and how a candidate's number is compared with the best rival's. */
    enum Rival {
        NONE,
        LESS_IS_BETTER,
        MORE_IS_BETTER
    }

    private final Family family;
    private final int direction;
    private final Rival rival;

    EvidenceColumn(Family family, int direction, Rival rival) {
        this.family = family;
        this.direction = direction;
        this.rival = rival;
    }

    Family family() {
        return family;
    }

    /** 1 where more never speaks against a candidate, −1 where it never speaks for one, 0 where it may do both. */
    int direction() {
        return direction;
    }

    Rival rival() {
        return rival;
    }
}
