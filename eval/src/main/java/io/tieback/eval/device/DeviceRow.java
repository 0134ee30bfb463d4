package io.tieback.eval.device;

/**
 * A device was seen.
 *
 * @param person number of the person
 * @param isPhone whether the phone; else the desktop
 * @param seconds since 1970, UTC
 * @param address number of the address
 */
record DeviceRow(int person, boolean isPhone, long seconds, int address) {}
