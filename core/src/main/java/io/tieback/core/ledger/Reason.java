package io.tieback.core.ledger;

/** Why an entry was made. The order is part of the record format: append only. */
public enum Reason {
    /** The report was judged for the first time. */
    JUDGED,
    /** A copy of the act came later and changed the answer. */
    LATE_COPY,
    /** A user was seen with a key of the report after it was judged. */
    LATE_EVIDENCE,
    /** An engagement within the window came after the act was credited. */
    LATE_ENGAGEMENT,
    /** Money went back. */
    REFUND,
    /** The value was put right. */
    CORRECTION,
    /** A subject was erased or an identifier withdrawn. */
    ERASURE,
    /** A user opted out. */
    OPT_OUT,
    /** Another release of user match was asked to judge the act again. */
    RELEASE
}
