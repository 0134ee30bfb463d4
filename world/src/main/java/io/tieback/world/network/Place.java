package io.tieback.world.network;

/** Where a person is. */
public enum Place {
    HOME,
    WORK,
    SCHOOL,
    OUT,
    TRANSIT,
    AWAY
}
