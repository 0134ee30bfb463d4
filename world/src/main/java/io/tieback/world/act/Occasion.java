package io.tieback.world.act;

import io.tieback.world.ads.Engagement;
import io.tieback.world.ads.Interest;
import java.util.Optional;

/**
 * A moment at which a person would or would not do an advertiser's goal.
 *
 * @param id unique in the world
 * @param interest whose goal, and how much it draws
 * @param millis when
 * @param cause the click without which there would be no such moment; empty if it comes by itself
 * @param base chance that it ends in the goal with no other ad
 * @param threshold the person's own number in [0, 1): they act if the chance exceeds it, under any set of ads
 */
public record Occasion(
        long id, Interest interest, long millis, Optional<Engagement> cause, double base, double threshold) {}
