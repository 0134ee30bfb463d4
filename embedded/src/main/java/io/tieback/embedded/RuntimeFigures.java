package io.tieback.embedded;

/**
 * Where the runtime stands, for metrics.
 *
 * @param appended inputs in the log
 * @param processed inputs processed and committed
 * @param pending inputs in the log and not yet processed
 * @param sound whether the store works; if not, nothing is acknowledged until a restart
 */
public record RuntimeFigures(long appended, long processed, long pending, boolean sound) {}
