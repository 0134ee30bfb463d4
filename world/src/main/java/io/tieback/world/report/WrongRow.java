package io.tieback.world.report;

/** A row made wrong on purpose: what is wrong, and how the API must answer. */
public enum WrongRow {
    TIME_IN_MILLISECONDS("quarantined", "occurred_at_in_milliseconds"),
    TIME_AS_WORD("rejected", "occurred_at_unreadable"),
    TIME_WITHOUT_ZONE("rejected", "occurred_at_without_zone"),
    TIME_IN_FUTURE("quarantined", "occurred_at_in_future"),
    TIME_TOO_OLD("quarantined", "occurred_at_too_old"),
    TIME_MISSING("rejected", "field_missing"),
    TYPE_MISSING("rejected", "field_missing"),
    TYPE_MALFORMED("rejected", "conversion_type_malformed"),
    SOURCE_UNKNOWN("rejected", "action_source_unknown"),
    VALUE_WITH_SIGN("rejected", "value_unreadable"),
    VALUE_NEGATIVE("rejected", "value_negative"),
    CURRENCY_UNKNOWN("rejected", "currency_unknown"),
    ID_TOO_LONG("rejected", "too_long");

    private final String status;
    private final String code;

    WrongRow(String status, String code) {
        this.status = status;
        this.code = code;
    }

    /** The status with which the API must answer. */
    public String status() {
        return status;
    }

    /** The stable code that its answer must hold. */
    public String code() {
        return code;
    }
}
