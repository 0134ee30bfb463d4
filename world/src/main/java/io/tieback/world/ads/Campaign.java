package io.tieback.world.ads;

/**
 * A campaign, as the truth knows it.
 *
 * @param number from 0, over all advertisers
 * @param advertiser whose
 * @param kind what it truly does
 * @param targeting to whom it is shown
 * @param region the region of a regional one
 * @param bid weight in the choice of an ad
 * @param cover its daily budget over the cost of meeting all demand
 * @param clickEffect chance that a click opens an act, at average interest
 * @param viewEffect chance that a view adds to a later decision
 */
public record Campaign(
        int number,
        Advertiser advertiser,
        CampaignKind kind,
        Targeting targeting,
        int region,
        double bid,
        double cover,
        double clickEffect,
        double viewEffect) {
    /** The id that the API knows. */
    public String id() {
        return "cmp-" + (number + 1);
    }

    /** One of its two ads. */
    public String adId(boolean first) {
        return "ad-" + (number + 1) + (first ? "-a" : "-b");
    }
}
