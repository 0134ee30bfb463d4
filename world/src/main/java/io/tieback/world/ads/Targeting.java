package io.tieback.world.ads;

/** To whom a campaign may be shown. */
public enum Targeting {
    /** Anybody. */
    BROAD,
    /** People interested in the advertiser. */
    INTERESTED,
    /** People who visited the advertiser in the last fortnight. */
    RETARGETED,
    /** People of one region. */
    REGIONAL,
    /** People about to buy. */
    ABOUT_TO_BUY
}
