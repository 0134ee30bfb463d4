package io.tieback.world.settings;

/** How well an advertiser reports. Knobs with five numbers give one for each, in this order. */
public enum Quality {
    EXCELLENT,
    GOOD,
    FAIR,
    POOR,
    HOPELESS
}
