package io.tieback.world.ads;

/**
 * A person's interest in an advertiser.
 *
 * @param advertiser in whom
 * @param strength 0.3 to 1.7, mean 1
 */
public record Interest(Advertiser advertiser, double strength) {}
