package io.tieback.core.admit;

/** What a report may be used for. */
public enum ReportUse {
    /** Everything. */
    FULL,
    /** It is matched by the kinds of keys alone that {@link ConsentPolicy#limitedKinds} names. */
    LIMITED,
    /** It is counted. */
    SUPPRESSED
}
