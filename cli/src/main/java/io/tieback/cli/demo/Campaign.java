package io.tieback.cli.demo;

import java.util.List;

/**
 * What the imaginary shop runs on the platform.
 *
 * @param campaignId its id
 * @param ads how many ads it has
 * @param viewsPerWeek views that a user has of it in a week, on average
 * @param engagementRate share of views that become an engagement
 * @param clickRate share of views that become a click
 */
record Campaign(String campaignId, int ads, double viewsPerWeek, double engagementRate, double clickRate) {
    /** All of the shop's. */
    static final List<Campaign> ALL = List.of(
            new Campaign("app-launch", 2, 0.25, 0.05, 0.10),
            new Campaign("brand-film", 1, 0.80, 0.04, 0.01),
            new Campaign("garden-week", 3, 0.45, 0.08, 0.07),
            new Campaign("loyalty-club", 2, 0.20, 0.12, 0.12),
            new Campaign("retargeting", 4, 0.35, 0.05, 0.16),
            new Campaign("spring-linen", 4, 0.55, 0.09, 0.06));
}
