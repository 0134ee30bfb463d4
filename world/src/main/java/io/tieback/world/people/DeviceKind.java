package io.tieback.world.people;

/** What kind of device, which decides where it can be used. */
public enum DeviceKind {
    /** Goes wherever its person goes. */
    PHONE,
    /** A computer that is carried along. */
    LAPTOP,
    /** A computer that stays at home. */
    HOME_COMPUTER,
    /** A computer that stays at the office. */
    WORK_COMPUTER,
    /** Used at home only. */
    TABLET;

    /** Whether it counts as a desktop in published figures. */
    public boolean isComputer() {
        return this == LAPTOP || this == HOME_COMPUTER || this == WORK_COMPUTER;
    }
}
