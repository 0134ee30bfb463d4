/** Advertisers, campaigns, exposure with recorded propensity, and the outcome function. */
@NullMarked
package io.tieback.world.ads;

import org.jspecify.annotations.NullMarked;
