package io.tieback.core.identity;

/** Whose truth probabilities were calibrated on: they are honest for that population and no other. */
public enum CalibrationGround {
    /** Nobody's: these are shares of odds. */
    NONE,
    /** Reports with a deterministic key, which was withheld: honest for keyed reports, too sure for others. */
    KEYED,
    /** A random sample of the reports that are asked about, whose person became known otherwise. */
    PANEL
}
