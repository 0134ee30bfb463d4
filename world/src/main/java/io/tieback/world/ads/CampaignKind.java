package io.tieback.world.ads;

/** What a campaign truly does. */
public enum CampaignKind {
    /** Its clicks and views cause acts. */
    WORKING,
    /** Nothing at all. */
    IDLE,
    /** It finds people who would have bought anyway, and causes nothing. */
    HARVESTING
}
