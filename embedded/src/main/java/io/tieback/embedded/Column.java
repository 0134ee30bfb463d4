package io.tieback.embedded;

/** The column families of the one database. Names are part of the store's format. */
enum Column {
    /** Format, settings, processed offset. */
    META("default"),
    /** Offset → {@link LogRow}. */
    LOG("log"),
    /** Stage, key, row → the steps' bytes. */
    STATE("state"),
    /** Due, stage, key → nothing. */
    TIMERS("timers"),
    /** Report, cause, origin → ledger entry. */
    LEDGER("ledger"),
    /** Cell → sum. */
    ROLLUPS("rollups"),
    /** Slice and status, or slice and {@link Tallies#RECEIVED} → count. */
    TALLIES("tallies"),
    /** Name → count. */
    COUNTS("counts"),
    /** Report id → log offset. */
    REPORTS("reports"),
    /** Inputs and timers that a step threw at → {@link StepFailure}. */
    FAILURES("failures"),
    /** Report id → {@link QuarantinedReport}, as long as it waits. */
    QUARANTINE("quarantine"),
    /** Report id → offset of the input that released it. */
    RELEASES("releases"),
    /** Day, act → the candidates that were looked at, for training. */
    CANDIDATES("candidates"),
    /** Day, advertiser, segment, outcome → how many acts' users were sought without their keys. */
    RECALL("recall"),
    /** Scope → reply, and the same by time. */
    IDEMPOTENCY("idempotency"),
    /** Subject → key id, key id → key. */
    SUBJECTS("subjects"),
    /** Users, persons and their history, see {@link PeopleRows}. */
    PEOPLE("people");

    private final String family;

    Column(String family) {
        this.family = family;
    }

    String family() {
        return family;
    }

    /** Whether most of the bytes lie here; others get small write buffers. */
    boolean isLarge() {
        return this == LOG || this == STATE || this == LEDGER || this == REPORTS || this == SUBJECTS;
    }

    /** Whether point reads of absent keys are frequent, which a filter answers without reading. */
    boolean isProbed() {
        return this != LOG && this != TIMERS;
    }
}
